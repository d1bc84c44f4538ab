package se.delaktig.kernel.page;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A kept file as it came, to be taken home: under a name, never stored on the way, and with the
 * SHA-256 that the log holds of it, so that whoever takes it can tell that it is the same.
 *
 * @param mediaType what it is, as an event says it
 * @param bytes its length
 * @param sha256 of its content, in hexadecimal, as an event says it
 */
public record KeptFileAnswer(String mediaType, long bytes, String sha256) {
  /** The answer, under a name with its ending. */
  public ResponseEntity<InputStreamResource> named(String name, InputStream content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(mediaType))
        .contentLength(bytes)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
        .header("Repr-Digest", "sha-256=:" + digest() + ":")
        .body(new InputStreamResource(content));
  }

  private static String attachment(String name) {
    ContentDisposition.Builder attachment = ContentDisposition.attachment();
    return (StandardCharsets.US_ASCII.newEncoder().canEncode(name)
            ? attachment.filename(name)
            : attachment.filename(name, StandardCharsets.UTF_8))
        .build()
        .toString();
  }

  /** The ending of a picture's or a PDF's name, which is what its type ends with. */
  public String ending() {
    return "." + mediaType.substring(mediaType.indexOf('/') + 1);
  }

  private String digest() {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
  }
}
