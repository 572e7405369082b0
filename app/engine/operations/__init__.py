"""One operation a file: forward, its gradients beneath it, the explanations beneath those."""
