"""Papers for the bench: the bulletin with another text each time."""

import json
import random

# GB 2312, level 1: the 3,755 characters that texts are made of.
COMMON = [
    bytes([high, low]).decode("gb2312")
    for high in range(0xB0, 0xD8)
    for low in range(0xA1, 0xFF)
    if (high, low) <= (0xD7, 0xF9)
]


def variant(value, seed):
    """The same paper with every twentieth ideograph of its texts replaced by a random one."""
    return _replace(value, random.Random(seed))


def _replace(value, draw):
    if isinstance(value, dict):
        # Dates, numbers and the like are left alone: they are no texts.
        keep = {"kind", "format", "form", "number", "signed_on", "issued_on", "marker", "level"}
        return {key: part if key in keep else _replace(part, draw) for key, part in value.items()}
    if isinstance(value, list):
        return [_replace(part, draw) for part in value]
    if isinstance(value, str):
        return "".join(
            draw.choice(COMMON) if "\u4e00" <= letter <= "\u9fff" and draw.random() < 0.05 else letter
            for letter in value
        )
    return value


def write(paper, folder, count):
    """Writes so many variants as JSON, numbered from 0."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        text = json.dumps(variant(paper, seed), ensure_ascii=False)
        (folder / f"{seed:04}.json").write_text(text, encoding="utf-8")
