"""Which sentences a wording may stand in, against looking through each."""

from hypothesis import given
from hypothesis import strategies as st

from tallystick.checks.sentence_index import SentenceIndex, same_needs

WORDS = ("up", "down", "from", "of")
sentences = st.lists(st.lists(st.sampled_from((*WORDS, "#1", "#2")), max_size=6), min_size=1, max_size=9)


@given(sentences, st.sampled_from([1, 2]), st.integers(1, 3), st.sampled_from([(1,), (2,), (1, 2), (3,)]), st.data())
def test_it_finds_the_stretches_that_a_look_at_each_finds(texts, reach, figures, kinds, data):
    words = data.draw(st.lists(st.frozensets(st.sampled_from(WORDS), min_size=1), max_size=2))
    lines = [" ".join(text) for text in texts]
    text = "".join(line + "|" for line in lines)
    placed = [(at, int(text[at + 1])) for at, letter in enumerate(text) if letter == "#"]
    index = SentenceIndex(text, "|", placed, frozenset(WORDS))
    found = index.stretches(index.having(same_needs(reach, figures, kinds), words), reach)
    wanted = []
    for at in range(len(texts)):
        held = [token for part in texts[at : at + reach] for token in part]
        numbers = [int(token[1]) for token in held if token[0] == "#"]
        whole = len(texts[at : at + reach]) == reach
        told = all(any(t[0] == "#" for t in part) for part in texts[at : at + reach])
        if not (whole and told and len(numbers) >= figures):
            continue
        if all(any(n & bits for n in numbers) for bits in kinds) and all(some & set(held) for some in words):
            wanted.append(" ".join(lines[at : at + reach]))
    assert [text[start:end].replace("|", " ").strip() for start, end in found] == [one.strip() for one in wanted]
