package se.delaktig.audit.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a ledger held, said so that it cannot be taken back: the root of its tree, signed with
 * Ed25519. Whoever keeps one can tell for ever whether the ledger has been rewritten since.
 *
 * @param number counts up from 1 within the ledger
 * @param size how many commits it stands for
 * @param root of the tree over them, 64 hexadecimal digits
 * @param recorded by the programme clock, to the millisecond
 * @param signed by the machine's clock, to the millisecond
 * @param key which key has signed: {@link SigningKeys#idOf}
 * @param publicKey the key's 32 bytes in hexadecimal
 * @param signature 64 bytes in hexadecimal, over {@link #statement()}
 */
public record SignedHead(
    String ledger,
    long number,
    long size,
    String root,
    Instant recorded,
    Instant signed,
    String key,
    String publicKey,
    String signature) {

  /** The signed bytes; laid down in {@code docs/evidence-bundle.md}, and never changed. */
  static byte[] statement(
      String ledger,
      long number,
      long size,
      String root,
      Instant recorded,
      Instant signed,
      String key) {
    return String.join(
            "\n",
            "delaktig-head/1",
            ledger,
            Long.toString(number),
            Long.toString(size),
            root,
            Long.toString(recorded.toEpochMilli()),
            Long.toString(signed.toEpochMilli()),
            key,
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes that the signature is over. */
  public byte[] statement() {
    return statement(ledger, number, size, root, recorded, signed, key);
  }

  /** Its fields as they stand in files, in order; laid down in {@code docs/evidence-bundle.md}. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ledger", ledger);
    fields.put("number", number);
    fields.put("size", size);
    fields.put("root", root);
    fields.put("recorded", recorded.toEpochMilli());
    fields.put("signed", signed.toEpochMilli());
    fields.put("key", key);
    fields.put("publicKey", publicKey);
    fields.put("signature", signature);
    return fields;
  }

  /**
   * The head as it is printed and noted: the size and the root. Enough to find out later whether
   * the ledger has been rewritten.
   */
  public String code() {
    return size + ":" + root;
  }
}
