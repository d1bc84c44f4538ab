package se.delaktig.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forges bundles as somebody would who knows the format: with and without keys, from a single bit
 * to a history written anew. Written from {@code docs/evidence-bundle.md} alone.
 */
final class Tampering {
  private static final HexFormat HEX = HexFormat.of();
  private static final String COMMITS = "log/commits.jsonl";
  private static final String HEADS = "log/heads.jsonl";
  private static final String FIGURES = "figures.jsonl";
  private static final String HOURS = "views/hours.csv";
  private static final List<String> VERIFIERS = List.of("verify.html", "verify.py", "recompute.py");

  private final Bundle genuine;
  private final @Nullable PrivateKey insider;

  /**
   * @param insider the office's own key, for what only whoever has it could forge
   */
  Tampering(Bundle genuine, @Nullable PrivateKey insider) {
    this.genuine = genuine;
    this.insider = insider;
  }

  /**
   * A forged bundle.
   *
   * @param what was done, in words
   * @param file that a verifier must name
   * @param head what must be known from paper to see it; absent where nothing must
   * @param key as {@code head}
   */
  record Forged(
      String what, Bundle bundle, String file, @Nullable String head, @Nullable String key) {
    static Forged of(String what, Bundle bundle, String file) {
      return new Forged(what, bundle, file, null, null);
    }
  }

  private enum Kind {
    BIT_FLIPPED,
    FILE_REMOVED,
    FILE_ADDED,
    COMMIT_REMOVED,
    COMMITS_SWAPPED,
    COMMIT_INSERTED,
    COMMIT_RETIMED,
    COMMIT_GIVEN_TO_ANOTHER,
    EVENT_CHANGED,
    END_CUT_OFF,
    HISTORY_FORKED,
    CHAIN_RECOMPUTED,
    HEAD_FORGED,
    HEAD_SIGNED_WITH_OWN_KEY,
    ALL_SIGNED_WITH_OWN_KEY,
    REWRITTEN_AND_SIGNED_WITH_OWN_KEY,
    TABLE_EDITED,
    FIGURE_EDITED,
    PROOF_EDITED,
    TABLE_EDITED_BY_INSIDER,
    FIGURE_EDITED_BY_INSIDER,
    ROWS_REARRANGED_BY_INSIDER,
    MILLISECOND_SPLIT_BY_INSIDER
  }

  /** The forgery of a seed; the same seed gives the same. */
  Forged of(long seed) {
    Random random = new Random(seed);
    Kind kind = Kind.values()[(int) Math.floorMod(seed, (long) Kind.values().length)];
    return switch (kind) {
      case BIT_FLIPPED -> bitFlipped(random);
      case FILE_REMOVED -> fileRemoved(random);
      case FILE_ADDED ->
          Forged.of("file added", genuine.with("views/extra.csv", "a"), "views/extra.csv");
      case COMMIT_REMOVED ->
          log("commit removed", lines -> lines.remove(random.nextInt(lines.size())));
      case COMMITS_SWAPPED ->
          log(
              "commits swapped",
              lines -> {
                int at = random.nextInt(lines.size() - 1);
                lines.add(at, lines.remove(at + 1));
              });
      case COMMIT_INSERTED ->
          log(
              "commit inserted",
              lines ->
                  lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size()))));
      case COMMIT_RETIMED ->
          commit(
              "re-timed",
              random,
              commit -> commit.put("at", commit.get("at").asLong() + 1 + random.nextInt(100_000)));
      case COMMIT_GIVEN_TO_ANOTHER ->
          commit(
              "re-attributed",
              random,
              commit -> commit.put(random.nextBoolean() ? "actor" : "role", "someone-else"));
      case EVENT_CHANGED -> commit("event changed", random, commit -> changed(commit, random));
      case END_CUT_OFF ->
          log(
              "end cut off",
              lines -> {
                int most = Math.min(5, lines.size() - 1);
                lines.subList(lines.size() - 1 - random.nextInt(most), lines.size()).clear();
              });
      case HISTORY_FORKED -> Forged.of("history forked", rewritten(random), COMMITS);
      case CHAIN_RECOMPUTED ->
          Forged.of("chain recomputed", unsigned(headsOf(rewritten(random))), HEADS);
      case HEAD_FORGED -> headForged(random);
      case HEAD_SIGNED_WITH_OWN_KEY ->
          Forged.of("head signed with own key", headSigned(genuine, ownKey()), HEADS);
      case ALL_SIGNED_WITH_OWN_KEY ->
          new Forged(
              "all signed with own key", allSigned(genuine, ownKey()), HEADS, null, genuine.key());
      case REWRITTEN_AND_SIGNED_WITH_OWN_KEY ->
          new Forged(
              "rewritten and signed with own key",
              allSigned(headsOf(rewritten(random)), ownKey()),
              COMMITS,
              genuine.head(),
              null);
      case TABLE_EDITED -> tableEdited(random);
      case FIGURE_EDITED -> figureEdited(random);
      case PROOF_EDITED -> proofEdited(random);
      case TABLE_EDITED_BY_INSIDER -> byInsider(tableEdited(random));
      case FIGURE_EDITED_BY_INSIDER -> byInsider(figureEdited(random));
      case ROWS_REARRANGED_BY_INSIDER -> byInsider(rowsRearranged(any(tables(2), random), random));
      case MILLISECOND_SPLIT_BY_INSIDER ->
          byInsider(
              commit(
                  "millisecond split",
                  random,
                  commit -> commit.put("at", commit.get("at").asLong() + 0.5)));
    };
  }

  /**
   * What somebody with the office's key makes of a claim: another amount on one of its figures, one
   * of them left out, or one told as of another part of the ledger.
   */
  Forged ofAClaim(long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(genuine.text(FIGURES).lines().toList());
    List<Integer> claimed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (Bundle.JSON.readTree(lines.get(i)).get("of").has("claim")) {
        claimed.add(i);
      }
    }
    int at = claimed.get(random.nextInt(claimed.size()));
    ObjectNode figure = (ObjectNode) Bundle.JSON.readTree(lines.get(at));
    String what = figure.get("figure").asString() + " " + figure.get("of");
    switch ((int) Math.floorMod(seed, 3L)) {
      case 0 ->
          figure.put("value", figure.get("value").asString().equals("17.00") ? "18.00" : "17.00");
      case 1 -> figure.put("known", figure.get("known").asLong() - 1);
      default -> lines.remove(at);
    }
    if (Math.floorMod(seed, 3L) < 2) {
      lines.set(at, Bundle.JSON.writeValueAsString(figure));
    }
    return byInsider(Forged.of(what, genuine.withLines(FIGURES, lines), FIGURES));
  }

  /**
   * What somebody with the office's key makes of a goal: another value, another goal's, or one of a
   * goal that nobody has said how to follow up.
   */
  Forged ofAGoal(long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(genuine.text(FIGURES).lines().toList());
    List<ObjectNode> valued = goals(lines, "goals.value");
    ObjectNode figure = valued.get(random.nextInt(valued.size()));
    int at = lines.indexOf(Bundle.JSON.writeValueAsString(figure));
    String what = figure.get("figure").asString() + " " + figure.get("of");
    ObjectNode other =
        valued.stream()
            .filter(one -> !one.get("value").equals(figure.get("value")))
            .findFirst()
            .orElseThrow();
    switch ((int) Math.floorMod(seed, 3L)) {
      case 0 -> figure.put("value", figure.get("value").asString().equals("17") ? "18" : "17");
      case 1 -> figure.put("value", other.get("value").asString());
      default ->
          goals(lines, "goals.standing").stream()
              .filter(one -> one.get("value").asString().equals("NOT_OPERATIONALISED"))
              .findFirst()
              .ifPresent(one -> figure.set("of", one.get("of")));
    }
    lines.set(at, Bundle.JSON.writeValueAsString(figure));
    return byInsider(Forged.of(what, genuine.withLines(FIGURES, lines), FIGURES));
  }

  private static List<ObjectNode> goals(List<String> lines, String named) {
    return lines.stream()
        .map(line -> (ObjectNode) Bundle.JSON.readTree(line))
        .filter(one -> one.get("figure").asString().equals(named))
        .toList();
  }

  /** The table of hours, which the verifiers never hold whole, with a row out of place. */
  Forged ofTheHours(long seed) {
    return byInsider(rowsRearranged(HOURS, new Random(seed)));
  }

  private Forged bitFlipped(Random random) {
    List<String> names =
        genuine.files().keySet().stream().filter(name -> !VERIFIERS.contains(name)).toList();
    String file = names.get(random.nextInt(names.size()));
    byte[] bytes = genuine.files().get(file).clone();
    int at = random.nextInt(bytes.length);
    bytes[at] = (byte) (bytes[at] ^ (1 << random.nextInt(8)));
    return Forged.of("bit flipped at " + at, genuine.with(file, bytes), file);
  }

  private Forged fileRemoved(Random random) {
    List<String> names = List.copyOf(genuine.files().keySet());
    String file = names.get(random.nextInt(names.size()));
    return Forged.of("file removed", genuine.without(file), file);
  }

  private interface Lines {
    void change(List<String> lines);
  }

  private interface Commit {
    void change(ObjectNode commit);
  }

  private Forged log(String what, Lines change) {
    List<String> lines = new ArrayList<>(genuine.text(COMMITS).lines().toList());
    change.change(lines);
    return Forged.of(what, genuine.withLines(COMMITS, lines), COMMITS);
  }

  private Forged commit(String what, Random random, Commit change) {
    return log(
        what,
        lines -> {
          int at = random.nextInt(lines.size());
          ObjectNode commit = (ObjectNode) Bundle.JSON.readTree(lines.get(at));
          change.change(commit);
          lines.set(at, Bundle.JSON.writeValueAsString(commit));
        });
  }

  /** Another digit in an event, or another id where it has none. */
  private static void changed(ObjectNode commit, Random random) {
    ArrayNode events = (ArrayNode) commit.get("events");
    ObjectNode event = (ObjectNode) events.get(random.nextInt(events.size()));
    String body = event.get("body").asString();
    int at = random.nextInt(body.length());
    while (!Character.isLetterOrDigit(body.charAt(at))) {
      at = (at + 1) % body.length();
    }
    char other = body.charAt(at) == '7' ? '8' : '7';
    event.put("body", body.substring(0, at) + other + body.substring(at + 1));
  }

  /** From some commit on another history, whose chain is right. */
  private Bundle rewritten(Random random) {
    String ledger = genuine.json("manifest.json").get("ledger").asString();
    List<JsonNode> commits = genuine.lines(COMMITS);
    int from = random.nextInt(commits.size());
    List<String> lines = new ArrayList<>();
    String prev = "0".repeat(64);
    for (int i = 0; i < commits.size(); i++) {
      ObjectNode commit = (ObjectNode) commits.get(i);
      if (i == from) {
        commit.put("actor", "somebody-else");
      }
      commit.put("prev", prev);
      prev = hash(ledger, commit);
      commit.put("hash", prev);
      lines.add(Bundle.JSON.writeValueAsString(commit));
    }
    return genuine.withLines(COMMITS, lines);
  }

  /** With heads over the commits as they are now; their signatures are the old ones. */
  private Bundle headsOf(Bundle bundle) {
    List<byte[]> hashes =
        bundle.lines(COMMITS).stream()
            .map(commit -> HEX.parseHex(commit.get("hash").asString()))
            .toList();
    List<String> heads = new ArrayList<>();
    List<String> proofs = new ArrayList<>();
    for (JsonNode one : bundle.lines(HEADS)) {
      int size = one.get("size").asInt();
      heads.add(
          Bundle.JSON.writeValueAsString(
              ((ObjectNode) one).put("root", HEX.formatHex(root(hashes.subList(0, size))))));
    }
    for (JsonNode one : bundle.lines("log/proofs.jsonl")) {
      int from = one.get("from").asInt();
      List<String> proof = new ArrayList<>();
      if (from < hashes.size()) {
        prove(from, hashes, true, proof);
      }
      ArrayNode path = ((ObjectNode) one).putArray("proof");
      proof.forEach(path::add);
      proofs.add(Bundle.JSON.writeValueAsString(one));
    }
    return bundle.withLines(HEADS, heads).withLines("log/proofs.jsonl", proofs);
  }

  private Forged headForged(Random random) {
    List<String> lines = new ArrayList<>();
    List<JsonNode> heads = genuine.lines(HEADS);
    int which = random.nextInt(heads.size());
    for (int i = 0; i < heads.size(); i++) {
      ObjectNode head = (ObjectNode) heads.get(i);
      if (i == which) {
        String field = List.of("recorded", "signed", "number", "size").get(random.nextInt(4));
        head.put(field, head.get(field).asLong() + 1);
      }
      lines.add(Bundle.JSON.writeValueAsString(head));
    }
    return Forged.of("head forged", unsigned(genuine.withLines(HEADS, lines)), HEADS);
  }

  /** The tables with at least so many rows. */
  private List<String> tables(int rows) {
    return genuine.files().keySet().stream()
        .filter(name -> name.startsWith("views/") && name.endsWith(".csv"))
        .filter(name -> genuine.text(name).lines().count() > rows)
        .toList();
  }

  private static String any(List<String> files, Random random) {
    return files.get(random.nextInt(files.size()));
  }

  private Forged tableEdited(Random random) {
    String file = any(tables(1), random);
    return Forged.of("table edited", unsigned(characterChanged(file, random)), file);
  }

  /** Every row is right, and one is missing, there twice, or stands elsewhere. */
  private Forged rowsRearranged(String file, Random random) {
    List<String> rows = new ArrayList<>(List.of(genuine.text(file).split("(?<=\n)")));
    int at = 1 + random.nextInt(rows.size() - 1);
    String what =
        switch (random.nextInt(4)) {
          case 0 -> {
            rows.remove(at);
            yield "removed";
          }
          case 1 -> {
            rows.removeLast();
            yield "cut off";
          }
          case 2 -> {
            rows.add(rows.get(at));
            yield "doubled at the end";
          }
          default -> {
            rows.add(at == 1 ? rows.size() - 1 : 1, rows.remove(at));
            yield "moved";
          }
        };
    return Forged.of("row " + what, genuine.with(file, String.join("", rows)), file);
  }

  private Forged figureEdited(Random random) {
    List<String> lines = new ArrayList<>(genuine.text(FIGURES).lines().toList());
    int at = random.nextInt(lines.size());
    ObjectNode figure = (ObjectNode) Bundle.JSON.readTree(lines.get(at));
    figure.put("value", figure.get("value").asString().equals("17") ? "18" : "17");
    lines.set(at, Bundle.JSON.writeValueAsString(figure));
    return Forged.of("figure edited", unsigned(genuine.withLines(FIGURES, lines)), FIGURES);
  }

  private Forged proofEdited(Random random) {
    Bundle edited = characterChanged("log/proofs.jsonl", random);
    return Forged.of("proof edited", edited, "log/proofs.jsonl");
  }

  /** Another letter or digit somewhere, but for a table's head. */
  private Bundle characterChanged(String file, Random random) {
    byte[] bytes = genuine.files().get(file).clone();
    int first =
        file.endsWith(".csv")
            ? new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') + 1
            : 0;
    int at = first + random.nextInt(bytes.length - first);
    for (int tried = first; !isPlain(bytes[at]); tried++) {
      if (tried == bytes.length) {
        throw new AssertionError("nothing to change in " + file);
      }
      at = at + 1 == bytes.length ? first : at + 1;
    }
    bytes[at] = (byte) (bytes[at] == '7' ? '8' : '7');
    return genuine.with(file, bytes);
  }

  private static boolean isPlain(byte one) {
    return one >= '0' && one <= '9' || one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z';
  }

  /** What somebody with the office's key made of the same. */
  private Forged byInsider(Forged forged) {
    PrivateKey key = insider;
    return key == null
        ? forged
        : Forged.of(
            forged.what() + " by an insider", signed(forged.bundle(), key, null), forged.file());
  }

  private static Bundle unsigned(Bundle bundle) {
    ObjectNode manifest = (ObjectNode) bundle.json("manifest.json");
    for (JsonNode file : manifest.get("files")) {
      byte[] bytes = bundle.files().get(file.get("name").asString());
      ((ObjectNode) file).put("bytes", bytes.length).put("sha256", HEX.formatHex(sha256(bytes)));
    }
    JsonNode last = bundle.lines(HEADS).getLast();
    manifest.put("head", last.get("size").asLong() + ":" + last.get("root").asString());
    return bundle.with("manifest.json", Bundle.JSON.writeValueAsString(manifest));
  }

  private static Bundle headSigned(Bundle bundle, KeyPair own) {
    String publicKey = HEX.formatHex(own.getPublic().getEncoded()).substring(24);
    String id = HEX.formatHex(sha256(HEX.parseHex(publicKey))).substring(0, 16);
    List<String> lines = new ArrayList<>();
    for (JsonNode one : bundle.lines(HEADS)) {
      ObjectNode head = (ObjectNode) one;
      head.put("key", id).put("publicKey", publicKey);
      String statement =
          String.join(
                  "\n",
                  "delaktig-head/1",
                  head.get("ledger").asString(),
                  head.get("number").asString(),
                  head.get("size").asString(),
                  head.get("root").asString(),
                  head.get("recorded").asString(),
                  head.get("signed").asString(),
                  id)
              + "\n";
      head.put("signature", sign(own.getPrivate(), statement.getBytes(StandardCharsets.UTF_8)));
      lines.add(Bundle.JSON.writeValueAsString(head));
    }
    return bundle.withLines(HEADS, lines);
  }

  private static Bundle allSigned(Bundle bundle, KeyPair own) {
    Bundle heads = headSigned(bundle, own);
    return signed(heads, own.getPrivate(), heads.lines(HEADS).getLast());
  }

  private static Bundle signed(Bundle bundle, PrivateKey key, @Nullable JsonNode head) {
    Bundle listed = unsigned(bundle);
    ObjectNode signature = (ObjectNode) listed.json("manifest.sig");
    if (head != null) {
      signature.put("key", head.get("key").asString());
      signature.put("publicKey", head.get("publicKey").asString());
    }
    signature.put("signature", sign(key, listed.files().get("manifest.json")));
    return listed.with("manifest.sig", Bundle.JSON.writeValueAsString(signature));
  }

  private static KeyPair ownKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String sign(PrivateKey key, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(bytes);
      return HEX.formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String hash(String ledger, JsonNode commit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("commit-log/1".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(HEX.parseHex(commit.get("prev").asString()));
    text(out, ledger);
    int64(out, commit.get("ledgerSeq").asLong());
    int64(out, commit.get("at").asLong());
    for (String field :
        List.of("actor", "role", "command", "commandId", "bodyHash", "correlation")) {
      text(out, commit.get(field).isNull() ? null : commit.get(field).asString());
    }
    int32(out, commit.get("events").size());
    for (JsonNode event : commit.get("events")) {
      text(out, event.get("id").asString());
      text(out, event.get("stream").asString());
      int64(out, event.get("seq").asLong());
      text(out, event.get("name").asString());
      int32(out, event.get("revision").asInt());
      out.writeBytes(sha256(event.get("body").asString().getBytes(StandardCharsets.UTF_8)));
    }
    return HEX.formatHex(sha256(out.toByteArray()));
  }

  private static void text(ByteArrayOutputStream out, @Nullable String text) {
    if (text == null) {
      int32(out, -1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int32(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void int32(ByteArrayOutputStream out, int value) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
  }

  private static void int64(ByteArrayOutputStream out, long value) {
    out.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
  }

  private static byte[] root(List<byte[]> hashes) {
    if (hashes.size() == 1) {
      return sha256(new byte[] {0}, hashes.getFirst());
    }
    int left = Integer.highestOneBit(hashes.size() - 1);
    return sha256(
        new byte[] {1}, root(hashes.subList(0, left)), root(hashes.subList(left, hashes.size())));
  }

  private static void prove(int known, List<byte[]> hashes, boolean whole, List<String> proof) {
    if (known == hashes.size()) {
      if (!whole) {
        proof.add(HEX.formatHex(root(hashes)));
      }
      return;
    }
    int left = Integer.highestOneBit(hashes.size() - 1);
    if (known <= left) {
      prove(known, hashes.subList(0, left), whole, proof);
      proof.add(HEX.formatHex(root(hashes.subList(left, hashes.size()))));
    } else {
      prove(known - left, hashes.subList(left, hashes.size()), false, proof);
      proof.add(HEX.formatHex(root(hashes.subList(0, left))));
    }
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Arrays.stream(parts).forEach(digest::update);
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
