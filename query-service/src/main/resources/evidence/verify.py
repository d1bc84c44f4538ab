#!/usr/bin/env python3
"""Verifies a bundle of evidence: that nothing in it was changed since it was signed.

    python3 verify.py                      in the unpacked folder
    python3 verify.py --head 1234:9f86...  and that it extends a head noted earlier
    python3 verify.py --key 0123456789abcdef   and that this key has signed it
    python3 verify.py --earlier FOLDER     and that it extends an earlier bundle

Exit code 0 when nothing was found, otherwise 1. Needs Python 3.9 and nothing else. Written from
docs/evidence-bundle.md. recompute.py, beside it, recomputes the figures from the events.
"""
import argparse, hashlib, json, os, sys

FORMAT = "delaktig-evidence/1"
UNLISTED = ("manifest.json", "manifest.sig")
NOTHING = "0" * 64

# --- Ed25519, RFC 8032 section 5.1, verification only
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P)
def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)

def times(s, p):
    q = (0, 1, 1, 0)
    while s > 0:
        q, p, s = add(q, p) if s & 1 else q, add(p, p), s >> 1
    return q

def point(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else (0, y, 1, 0)
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * ROOT % P
    if (x * x - x2) % P != 0:
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)

BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def signed(key, message, signature):
    """Whether a signature is the key's; key and signature in hexadecimal."""
    try:
        key, signature = bytes.fromhex(key), bytes.fromhex(signature)
    except (ValueError, TypeError):
        return False
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(h, a))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))

# --- The chain: docs/log-format.md
def text(value):
    if value is None:
        return b"\xff\xff\xff\xff"
    raw = value.encode("utf-8")
    return len(raw).to_bytes(4, "big") + raw
def number(value, size):
    return value.to_bytes(size, "big", signed=True)

def commit_hash(ledger, commit):
    parts = [b"commit-log/1", bytes.fromhex(commit["prev"]), text(ledger),
             number(commit["ledgerSeq"], 8), number(commit["at"], 8)]
    parts += [text(commit[f]) for f in
              ("actor", "role", "command", "commandId", "bodyHash", "correlation")]
    parts.append(number(len(commit["events"]), 4))
    for event in commit["events"]:
        parts += [text(event["id"]), text(event["stream"]), number(event["seq"], 8),
                  text(event["name"]), number(event["revision"], 4),
                  hashlib.sha256(event["body"].encode("utf-8")).digest()]
    return hashlib.sha256(b"".join(parts)).hexdigest()

# --- The tree: RFC 9162 section 2.1
def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()

class Tree:
    """Grows by leaves and keeps the whole subtrees at its right edge: one hash for each."""
    def __init__(self):
        self.size, self.edge = 0, []

    def add(self, leaf):
        self.edge.append((1, hashlib.sha256(b"\x00" + leaf).digest()))
        self.size += 1
        while len(self.edge) > 1 and self.edge[-1][0] == self.edge[-2][0]:
            count, right = self.edge.pop()
            self.edge[-1] = (count * 2, node(self.edge[-1][1], right))

    def root(self):
        whole = self.edge[-1][1]
        for _, left in reversed(self.edge[:-1]):
            whole = node(left, whole)
        return whole.hex()

def extends(small, large, small_root, large_root, proof):
    """Whether a proof leads from one root to the other, RFC 9162 section 2.1.4.2."""
    if small == large or small < 1 or not proof:
        return small == large and not proof and small_root == large_root
    path = [bytes.fromhex(one) for one in ([small_root] if small & (small - 1) == 0 else []) + proof]
    fn, sn = small - 1, large - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for one in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(one, fr), node(one, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, one)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr.hex() == small_root and sr.hex() == large_root

# --- The bundle
class Folder:
    """A bundle that lies unpacked in a folder."""
    def __init__(self, path):
        self.path = path

    def names(self):
        for folder, folders, files in os.walk(self.path):
            folders[:] = [one for one in folders if one != "__pycache__"]
            for one in files:
                yield os.path.relpath(os.path.join(folder, one), self.path).replace(os.sep, "/")

    def open(self, name):
        return open(os.path.join(self.path, *name.split("/")), "rb")

def sha256_of(stream):
    digest = hashlib.sha256()
    for part in iter(lambda: stream.read(1 << 20), b""):
        digest.update(part)
    return digest.hexdigest()

def json_lines(bundle, name):
    with bundle.open(name) as lines:
        for line in lines:
            yield json.loads(line.decode("utf-8"))

class Check:
    """Goes through a bundle once. What is wrong stands in findings as (file, where, what)."""
    def __init__(self, bundle, noted=(), key=None):
        self.bundle, self.noted, self.key = bundle, list(noted), key
        self.findings, self.manifest, self.heads, self.tree = [], {}, [], Tree()

    def found(self, file, where, what):
        self.findings.append((file, where, what))

    def last(self):
        return max(self.heads, key=lambda head: head["number"])

    def run(self):
        for step, file in ((self.files, "manifest.json"), (self.read_heads, "log/heads.jsonl"),
                           (self.commits, "log/commits.jsonl"), (self.compare, "log/heads.jsonl"),
                           (self.proofs, "log/proofs.jsonl"), (self.signature, "manifest.sig")):
            try:
                step()
            except Exception as e:  # whatever a forger made of it, it is a finding
                self.found(file, "", "cannot be read: %s" % (str(e) or type(e).__name__))
        return self.findings

    def files(self):
        there = set(self.bundle.names())
        with self.bundle.open("manifest.json") as file:
            self.manifest = json.loads(file.read().decode("utf-8"))
        if self.manifest["format"] != FORMAT:
            self.found("manifest.json", "", "is of another format: %s" % self.manifest["format"])
        listed = {one["name"]: one for one in self.manifest["files"]}
        for name in sorted(there - set(listed) - set(UNLISTED)):
            self.found(name, "", "does not belong to the bundle")
        for name, one in listed.items():
            if name not in there:
                self.found(name, "", "is missing")
                continue
            with self.bundle.open(name) as file:
                if sha256_of(file) != one["sha256"]:
                    self.found(name, "", "is not the file that was signed")

    def read_heads(self):
        for head in json_lines(self.bundle, "log/heads.jsonl"):
            statement = "\n".join(["delaktig-head/1", head["ledger"], str(head["number"]),
                                   str(head["size"]), head["root"], str(head["recorded"]),
                                   str(head["signed"]), head["key"], ""]).encode("utf-8")
            if not signed(head["publicKey"], statement, head["signature"]):
                self.found("log/heads.jsonl", "head %s" % head["number"], "is not signed by its key")
            elif (hashlib.sha256(bytes.fromhex(head["publicKey"])).hexdigest()[:16], self.manifest["ledger"]) != (
                    head["key"], head["ledger"]):
                self.found("log/heads.jsonl", "head %s" % head["number"], "is of another key or ledger")
            self.heads.append(head)
        if not self.heads:
            self.found("log/heads.jsonl", "", "holds no head")

    def commits(self):
        wanted = {head["size"] for head in self.heads} | {size for size, _ in self.noted}
        self.roots, streams, commands, ids = {}, {}, set(), set()
        prev, last_at, next_position, due, events = NOTHING, -(2**63), 0, 0, 0
        for commit in json_lines(self.bundle, "log/commits.jsonl"):
            say = lambda what: self.found("log/commits.jsonl", "commit %s" % commit["ledgerSeq"], what)
            if commit["ledgerSeq"] != due:
                say("stands where commit %d was due: something was removed, added or moved" % due)
            if commit["prev"] != prev:
                say("does not name the hash of the one before it")
            if commit_hash(self.manifest["ledger"], commit) != commit["hash"]:
                say("is not what was recorded: %s" % ", ".join(e["name"] for e in commit["events"]))
            if commit["at"] < last_at:
                say("is recorded before the one before it")
            if commit["position"] < next_position:
                say("has a position that is taken")
            if commit["commandId"] in commands:
                say("repeats a command")
            commands.add(commit["commandId"])
            for event in commit["events"]:
                if event["id"] in ids or event["seq"] != streams.get(event["stream"], -1) + 1:
                    say("holds an event that is not the next of its stream: %s" % event["stream"])
                ids.add(event["id"])
                streams[event["stream"]] = event["seq"]
            self.tree.add(bytes.fromhex(commit["hash"]))
            if self.tree.size in wanted:
                self.roots[self.tree.size] = self.tree.root()
            prev, last_at, due = commit["hash"], commit["at"], commit["ledgerSeq"] + 1
            next_position, events = commit["position"] + len(commit["events"]), events + len(commit["events"])
        if (self.tree.size, events) != (self.manifest["commits"], self.manifest["events"]):
            self.found("log/commits.jsonl", "", "holds %d commits, not those signed" % self.tree.size)

    def compare(self):
        for head in self.heads:
            if self.roots.get(head["size"]) != head["root"]:
                self.found("log/commits.jsonl", "head %s" % head["number"], "the commits are not those signed")
        last = self.last()
        if last["size"] != self.tree.size or self.manifest["head"] != "%s:%s" % (last["size"], last["root"]):
            self.found("log/heads.jsonl", "head %s" % last["number"], "is not the bundle's head")
        for size, root in self.noted:
            if self.roots.get(size) != root:
                self.found("log/commits.jsonl", "noted head %d" % size, "the ledger has been rewritten since")

    def proofs(self):
        proofs = {one["from"]: one for one in json_lines(self.bundle, "log/proofs.jsonl")}
        last = self.last()
        for head in self.heads:
            one = proofs.get(head["size"])
            if one is None or one["to"] != last["size"] or not extends(
                    head["size"], last["size"], head["root"], last["root"], one["proof"]):
                self.found("log/proofs.jsonl", "head %s" % head["number"], "is not shown to be extended")

    def signature(self):
        with self.bundle.open("manifest.sig") as file, self.bundle.open("manifest.json") as listed:
            sig, raw = json.loads(file.read().decode("utf-8")), listed.read()
        last = self.last()
        if not signed(sig["publicKey"], raw, sig["signature"]):
            for name in UNLISTED:
                self.found(name, "", "list and signature do not belong together")
        if (sig["publicKey"], sig["key"]) != (last["publicKey"], last["key"]):
            self.found("manifest.sig", "", "is of another key than the head")
        if self.key is not None and self.key != last["key"]:
            self.found("log/heads.jsonl", "", "signed by the key %s, not by %s" % (last["key"], self.key))

def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--head", action="append", default=[], metavar="SIZE:ROOT")
    parser.add_argument("--key", metavar="ID")
    parser.add_argument("--earlier", action="append", default=[], metavar="FOLDER")
    asked = parser.parse_args()
    noted = [(int(one.split(":")[0]), one.split(":")[1].lower()) for one in asked.head]
    for folder in asked.earlier:
        noted += [(one["size"], one["root"]) for one in json_lines(Folder(folder), "log/heads.jsonl")]
    bundle = Folder(os.path.dirname(os.path.abspath(__file__)))
    check = Check(bundle, noted, asked.key)
    findings = check.run()
    if not findings:
        import recompute
        findings = recompute.Recompute(bundle).run()
    for file, where, what in findings:
        print("ÄNDRAT / CHANGED: %s%s: %s" % (file, " (%s)" % where if where else "", what))
    if not findings:
        print("INTAKT / INTACT: %(ledger)s, %(commits)d commits, %(events)d events" % check.manifest)
        print("Huvud / Head: %s\nNyckel / Key: %s" % (check.manifest["head"], check.last()["key"]))
        print("Jämför med det som är antecknat på papper. / Compare with what is noted on paper.")
    return 1 if findings else 0

if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(main())
