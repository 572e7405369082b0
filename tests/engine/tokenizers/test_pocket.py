"""The pocket tokenizer, as it is committed."""

from app.engine.tokenizers.pocket import MERGES, pocket


def test_every_line_of_the_file_is_a_merge_and_every_merge_a_piece() -> None:
    tokenizer = pocket()
    assert len(tokenizer.merges) == len(MERGES.read_text("utf-8").splitlines())
    assert tokenizer.d_vocab == 256 + len({made for _rank, made in tokenizer.learned.values()})


def test_a_common_word_of_the_world_is_one_token_and_any_text_comes_back() -> None:
    tokenizer = pocket()
    assert len(tokenizer.encode("She put her money in the bank.")) <= 9
    assert tokenizer.decode(tokenizer.encode("Ünknøwn 👍🏽 \n")) == "Ünknøwn 👍🏽 \n"
