#!/usr/bin/env python3
"""Checks an evidence bundle (证据包), independently of the program that made it.

Written from the specifications, not from the program: RFC 6962 (Merkle trees), RFC 8785 (canonical JSON),
C2SP signed-note and tlog-checkpoint, APPNOTE (ZIP). Needs Python 3.9 and one package, `cryptography`; for
logs over SM3 its OpenSSL must know SM3.

    python3 verify_bundle.py BUNDLE.zip [--key KEY] [--checkpoints FILE]

Exit status: 0 accepted, 1 not accepted, 2 wrong use.
"""

import argparse
import base64
import binascii
import hashlib
import json
import struct
import sys
import zlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LIMIT = 256_000_000
DASH = "\u2014 "


class Refused(Exception):
    """The bundle is not accepted; says why, in Chinese."""


# --- hashes ------------------------------------------------------------------------------------------


def sm3(data):
    from cryptography.hazmat.primitives import hashes

    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize()


HASHES = {"sha256": lambda data: hashlib.sha256(data).digest(), "sm3": sm3}


# --- canonical JSON (RFC 8785), without fractions ------------------------------------------------------


def no_fraction(text):
    raise Refused(f"数字{text}不是整数")


def no_duplicates(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise Refused("JSON 里有重复的字段")
    return dict(pairs)


def integer(text):
    number = int(text)
    if text == "-0" or not -(2**63) <= number < 2**64:
        no_fraction(text)
    return number


def read_json(text):
    try:
        return json.loads(
            text,
            parse_float=no_fraction,
            parse_constant=no_fraction,
            parse_int=integer,
            object_pairs_hook=no_duplicates,
        )
    except (ValueError, RecursionError) as error:
        raise Refused(f"不是 JSON：{error}") from error


ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write_string(text):
    escaped = (ESCAPES.get(c) or (c if c >= " " else f"\\u{ord(c):04x}") for c in text)
    return '"' + "".join(escaped) + '"'


def write_json(value):
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return write_string(value)
    if isinstance(value, list):
        return "[" + ",".join(map(write_json, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(f"{write_string(name)}:{write_json(value[name])}" for name in names) + "}"


def read_lines(files, path):
    """The canonical JSON objects of a file, one a line."""
    text = utf8(files, path)
    if text and not text.endswith("\n"):
        raise Refused(f"“{path}”末行不完整")
    objects = []
    for number, line in enumerate(text.split("\n")[:-1], 1):
        value = read_json(line)
        if not isinstance(value, dict) or write_json(value) != line:
            raise Refused(f"“{path}”第{number}行不是规范形式的 JSON")
        objects.append((line.encode(), value))
    return objects


# --- ZIP ---------------------------------------------------------------------------------------------


def unpack(data):
    """The files of a ZIP that is, to the byte, the only one that its files make."""
    if len(data) > LIMIT:
        raise Refused("证据包过大")
    files, at = {}, 0
    while data[at : at + 4] == b"PK\x03\x04":
        if at + 30 > len(data):
            raise Refused("证据包残缺")
        size, _, length, extra = struct.unpack("<2I2H", data[at + 18 : at + 30])
        start = at + 30 + length + extra
        if start + size > len(data):
            raise Refused("证据包残缺")
        try:
            name = data[at + 30 : at + 30 + length].decode()
        except UnicodeDecodeError as error:
            raise Refused("文件名不是 UTF-8 文字") from error
        steps = name.split("/")
        if name in files or any(step in ("", ".", "..") for step in steps) or set(name) & set("\\:\n\0"):
            raise Refused(f"文件名“{name!r}”有诈")
        files[name] = data[start : start + size]
        at = start + size
    if not files or pack(files) != data:
        raise Refused("证据包被改动过或重新打包过")
    return files


def pack(files):
    """Stored, in the order of the paths, dated 1980-01-01, made on Unix with permissions 0644."""
    out, directory = b"", b""
    parts = []
    offset = 0
    for name in sorted(files, key=str.encode):
        raw, content = name.encode(), files[name]
        flags = 0 if name.isascii() else 0x800
        middle = struct.pack(
            "<5H3I2H", 10, flags, 0, 0, 33, zlib.crc32(content), len(content), len(content), len(raw), 0
        )
        parts.append(b"PK\x03\x04" + middle + raw + content)
        tail = struct.pack("<3H2I", 0, 0, 0, 0o100644 << 16, offset)
        directory += b"PK\x01\x02" + struct.pack("<H", 3 << 8 | 10) + middle + tail + raw
        offset += len(parts[-1])
    out = b"".join(parts)
    end = struct.pack("<4H2IH", 0, 0, len(files), len(files), len(directory), len(out), 0)
    return out + directory + b"PK\x05\x06" + end


def utf8(files, path):
    if path not in files:
        raise Refused(f"没有“{path}”")
    try:
        return files[path].decode()
    except UnicodeDecodeError as error:
        raise Refused(f"“{path}”不是 UTF-8 文字") from error


# --- signed notes (C2SP) --------------------------------------------------------------------------------


def unbase64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused("不是 base64") from error
    if base64.b64encode(data).decode() != text:
        raise Refused("不是 base64")
    return data


class Key:
    """A verifier key: `name+identifier+key`."""

    def __init__(self, line):
        parts = line.strip().split("+", 2)
        if len(parts) != 3:
            raise Refused("公钥有误")
        self.line, self.name, raw = line.strip(), parts[0], unbase64(parts[2])
        if len(raw) != 33 or raw[0] != 1:
            raise Refused("公钥不是 Ed25519")
        self.id = hashlib.sha256(self.name.encode() + b"\n" + raw).digest()[:4]
        if parts[1] != self.id.hex():
            raise Refused("公钥的标识不符")
        self.public = Ed25519PublicKey.from_public_bytes(raw[1:])

    def text_of(self, note):
        """The text of a note that this key has signed."""
        text, gap, signatures = note.rpartition("\n\n")
        if not gap or not signatures.endswith("\n"):
            raise Refused("不是签名文书")
        text += "\n"
        if any(c < " " and c != "\n" for c in note):
            raise Refused("签名文书含有控制字符")
        signed = False
        for line in signatures[:-1].split("\n"):
            name, space, signature = line[len(DASH) :].partition(" ")
            if not line.startswith(DASH) or not space or not name:
                raise Refused("签名行有误")
            raw = unbase64(signature)
            if name != self.name or raw[:4] != self.id:
                continue
            try:
                self.public.verify(raw[4:], text.encode())
            except InvalidSignature as error:
                raise Refused("签名不成立") from error
            signed = True
        if not signed:
            raise Refused("没有这个公钥的签名")
        return text

    def checkpoint(self, note):
        """Hash function, size and root of a checkpoint that this key has signed."""
        lines = self.text_of(note).split("\n")
        origins = {self.name: "sha256", self.name + "/sm3": "sm3"}
        if len(lines) != 4 or lines[0] not in origins or lines[3]:
            raise Refused("不是本日志的检查点")
        if not lines[1].isascii() or not lines[1].isdigit() or str(int(lines[1])) != lines[1]:
            raise Refused("检查点的大小有误")
        root = unbase64(lines[2])
        if len(root) != 32:
            raise Refused("检查点的根有误")
        return origins[lines[0]], int(lines[1]), root


def journal(text):
    """The notes of a journal of checkpoints."""
    notes, note = [], []
    for line in text.split("\n") + [""]:
        if note and note[-1].startswith(DASH) and not line.startswith(DASH):
            notes.append("\n".join(note) + "\n")
            note = []
        if note or line:
            note.append(line)
    if any(note):
        raise Refused("检查点簿末尾不完整")
    return notes


# --- Merkle proofs (RFC 6962, 2.1.1 and 2.1.2) -------------------------------------------------------------


def node(hashing, left, right):
    return hashing(b"\x01" + left + right)


def root_from_path(hashing, index, size, leaf, path):
    """The root of a tree of `size` leaves in which `leaf` is at `index`, by its audit path."""
    if size == 1:
        return leaf if not path else None
    if not path:
        return None
    split = 1 << (size - 1).bit_length() - 1
    if index < split:
        below = root_from_path(hashing, index, split, leaf, path[:-1])
        return below and node(hashing, below, path[-1])
    below = root_from_path(hashing, index - split, size - split, leaf, path[:-1])
    return below and node(hashing, path[-1], below)


def roots_from_proof(hashing, old, size, proof, whole, old_root):
    """Roots of the first `old` leaves and of all `size`, by their consistency proof (SUBPROOF)."""
    if old == size:
        if whole:
            return (old_root, old_root) if not proof else None
        return (proof[0], proof[0]) if len(proof) == 1 else None
    if not proof:
        return None
    split = 1 << (size - 1).bit_length() - 1
    if old <= split:
        below = roots_from_proof(hashing, old, split, proof[:-1], whole, old_root)
        return below and (below[0], node(hashing, below[1], proof[-1]))
    below = roots_from_proof(hashing, old - split, size - split, proof[:-1], False, old_root)
    return below and (node(hashing, proof[-1], below[0]), node(hashing, proof[-1], below[1]))


def extends(hashing, old, old_root, size, root, proof):
    if not 0 <= old <= size:
        return False
    if old == 0:
        return not proof and old_root == hashing(b"")
    return roots_from_proof(hashing, old, size, proof, True, old_root) == (old_root, root)


# --- the bundle -------------------------------------------------------------------------------------------


def check_manifest(files, key):
    """Every file is as the signed manifest says; returns the document."""
    lines = key.text_of(utf8(files, "manifest.note")).split("\n")
    if lines[:2] != ["fawen-evidence-bundle/1", key.name] or len(lines) < 4 or lines[-1]:
        raise Refused("清单的形式不对")
    listed = {}
    for line in lines[3:-1]:
        digest, size, path = (line.split(" ", 2) + ["", ""])[:3]
        listed[path] = (digest, size)
    own = {
        path: (hashlib.sha256(content).hexdigest(), str(len(content)))
        for path, content in files.items()
        if path != "manifest.note"
    }
    for path in sorted(set(listed) | set(own)):
        if listed.get(path) != own.get(path):
            raise Refused(f"“{path}”与清单不符")
    return lines[2]


FIELDS = {
    "aggregate_id": str,
    "aggregate_type": str,
    "event_type": str,
    "event_version": int,
    "metadata": dict,
    "payload": (dict, str),
    "position": int,
    "recorded_at": str,
    "sequence": int,
}


def check_events(files, hashing, size, root):
    """Every event is in the log; streams have no holes. Returns the events."""
    events, proofs = read_lines(files, "events.jsonl"), read_lines(files, "proofs.jsonl")
    if len(events) != len(proofs):
        raise Refused("事件与证明的个数不同")
    last, streams = 0, {}
    for (line, event), (_, proof) in zip(events, proofs):
        if set(event) != set(FIELDS) or not all(isinstance(event[f], k) for f, k in FIELDS.items()):
            raise Refused("事件的字段不全或有误")
        position = event["position"]
        if position <= last or position > size or proof.get("position") != position:
            raise Refused(f"第{position}位的事件次序不对")
        last = position
        path = [unbase64(text) for text in proof.get("proof", [])]
        if set(proof) != {"position", "proof"} or any(len(part) != 32 for part in path):
            raise Refused(f"第{position}位的证明有误")
        if root_from_path(hashing, position - 1, size, hashing(b"\x00" + line), path) != root:
            raise Refused(f"不能证明第{position}位的事件在日志里")
        stream = (event["aggregate_type"], event["aggregate_id"])
        if event["sequence"] != streams.get(stream, 0) + 1:
            raise Refused(f"事件流{stream}不连续")
        streams[stream] = event["sequence"]
    return [event for _, event in events]


def check_consistency(files, hashing, size, root):
    """The log extends each earlier state; returns them."""
    earlier = {}
    for _, state in read_lines(files, "consistency.jsonl"):
        old, old_root = state["size"], unbase64(state["root"])
        proof = [unbase64(text) for text in state["proof"]]
        if not extends(hashing, old, old_root, size, root, proof):
            raise Refused(f"不能证明日志延续了{old}个事件的检查点")
        earlier[old] = old_root
    return earlier


def payloads(events, kind, identifier, name):
    own = (e for e in events if (e["aggregate_type"], e["aggregate_id"]) == (kind, identifier))
    for event in own:
        if event["event_type"] == name:
            yield event["payload"][name]


def check_document(files, events, document):
    """Number, register, papers and template are those on record."""
    entries = list(payloads(events, "OfficialDocument", document, "DocumentRegistered"))
    if not entries:
        raise Refused("公文没有登记")
    for entry in entries:
        check_number(events, document, entry["registration"]["number"])
    printings = list(payloads(events, "OfficialDocument", document, "DocumentPrinted"))
    if not printings:
        raise Refused("公文没有印制")
    renderings = printings[-1]["printing"]["renderings"]
    printed = sorted(rendering["sha256"] for rendering in renderings)
    papers = sorted(
        hashlib.sha256(content).hexdigest() for path, content in files.items() if path.startswith("papers/")
    )
    if papers != printed:
        raise Refused("包里的文件不是记录里印制的文件")
    for drafted in payloads(events, "OfficialDocument", document, "DocumentDrafted"):
        check_template(files, drafted["draft"].get("template"))


def check_number(events, document, number):
    register = f"{number['code']}/{number['year']}"
    opened = list(payloads(events, "NumberRegister", register, "RegisterOpened"))
    if len(opened) != 1:
        raise Refused(f"没有登记簿“{register}”")
    seq, given = opened[0]["carried_over"], {}
    for reserved in payloads(events, "NumberRegister", register, "NumberReserved"):
        seq += 1
        if reserved["number"] != {"code": number["code"], "year": number["year"], "seq": seq}:
            raise Refused(f"登记簿“{register}”有空号或重号")
        given[seq] = reserved["document"]
    if given.get(number["seq"]) != document:
        raise Refused("登记簿没有把这个号给这份公文")


def check_template(files, identity):
    """A draft names its template as `name@version sha256:digest`, over its three files."""
    if identity is None:
        return
    name, digest = identity.split("@", 1)[0], identity.rsplit("sha256:", 1)[-1]
    own = hashlib.sha256()
    for file in ("fields.toml", "paper.txt", "sample.toml"):
        content = files.get(f"templates/{name}/{file}", b"")
        for part in (file.encode(), content):
            own.update(struct.pack(">Q", len(part)) + part)
    if own.hexdigest() != digest:
        raise Refused("模板不是稿本所用的那一份")


def check(data, keys, journals):
    files = unpack(data)
    own = Key(utf8(files, "key.pub"))
    if keys and own.line not in [key.line for key in keys]:
        raise Refused("签名者不是所信任的公钥")
    document = check_manifest(files, own)
    name, size, root = own.checkpoint(utf8(files, "checkpoint.note"))
    hashing = HASHES[name]
    events = check_events(files, hashing, size, root)
    earlier = check_consistency(files, hashing, size, root)
    earlier[size] = root
    for text in journals:
        for note in journal(text):
            other, old, old_root = own.checkpoint(note)
            if other == name and earlier.get(old) != old_root:
                raise Refused(f"{old}个事件的检查点与证据包不符，或没有证明：日志可能分叉")
    check_document(files, events, document)
    known = ("events.jsonl", "proofs.jsonl", "consistency.jsonl", "manifest.note", "checkpoint.note", "key.pub")
    for path in files:
        if path not in known + ("说明.txt",) and not path.startswith(("papers/", "templates/")):
            raise Refused(f"“{path}”不是证据包里该有的文件")
    return document, len(events), size, name, own


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("bundle")
    parser.add_argument("--key", action="append", default=[], help="trusted key: a line, or a file with it")
    parser.add_argument("--checkpoints", action="append", default=[], help="earlier checkpoints at hand")
    arguments = parser.parse_args()
    try:
        with open(arguments.bundle, "rb") as file:
            data = file.read(LIMIT + 1)
        lines = [key if "+" in key else open(key, encoding="utf-8").read() for key in arguments.key]
        journals = [open(path, encoding="utf-8").read() for path in arguments.checkpoints]
        document, events, size, name, key = check(data, [Key(line) for line in lines], journals)
    except OSError as error:
        print(f"读不到文件：{error}", file=sys.stderr)
        return 2
    except Refused as error:
        print(f"查验不通过：{error}")
        return 1
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        print(f"查验不通过：内容的形式不对（{error!r}）")
        return 1
    print(f"查验通过：公文{document}，事件{events}个，检查点{size}个事件（{name}）")
    print(f"公钥：{key.line}" + ("" if lines else "\n  取自证据包本身，只说明是谁自称签名"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
