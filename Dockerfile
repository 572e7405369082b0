# The bundle and the environment are made here, and only what they come to goes on.
FROM python:3.11-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY requirements requirements
RUN python -m venv --without-pip /venv && pip --python /venv install --no-cache-dir --require-hashes -r requirements/run.txt
COPY Makefile package.json package-lock.json .npmrc ./
COPY scripts scripts
RUN python scripts/minilm.py models/minilm
COPY templates templates
COPY static static
RUN make bundle

FROM python:3.11-slim
RUN useradd --system --no-create-home --shell /usr/sbin/nologin glassbox
WORKDIR /srv
COPY --from=build /venv /venv
COPY app app
COPY templates templates
COPY --from=build /build/static static
COPY --from=build /build/models models
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOST=0.0.0.0 PORT=8000 GLASSBOX_GROWN_DIR=/tmp/glassbox-grown GLASSBOX_TEXT_DIR=/tmp/glassbox-text
USER glassbox
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["python", "-c", \
    "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=2)"]
CMD ["python", "-m", "app"]
