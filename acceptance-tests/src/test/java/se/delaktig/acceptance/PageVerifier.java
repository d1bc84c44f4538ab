package se.delaktig.acceptance;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code verify.html} of a bundle, opened from a file in a browser without network. */
final class PageVerifier implements Verifier {
  private static final String BLOBS =
      """
      const blobs = all => new Map(Object.entries(all).map(([name, text]) =>
        [name, new Blob([Uint8Array.from(atob(text), c => c.charCodeAt(0))])]));
      """;

  private final Bundle base;
  private final Page page;

  private PageVerifier(Bundle base, Page page) {
    this.base = base;
    this.page = page;
  }

  /** The page of a bundle, as somebody opens it who has unpacked it. */
  static Page open(Bundle bundle, Chromium chromium, Path folder, int width) throws IOException {
    Path file = Files.write(folder.resolve("verify.html"), bundle.files().get("verify.html"));
    Page page = chromium.page(width);
    page.context().setOffline(true);
    page.navigate(file.toUri().toString());
    return page;
  }

  static PageVerifier of(Bundle base, Chromium chromium, Path folder) throws IOException {
    Page page = open(base, chromium, folder, 1280);
    page.evaluate("all => { " + BLOBS + " window.base = blobs(all); }", encoded(base.files()));
    return new PageVerifier(base, page);
  }

  private static Map<String, String> encoded(Map<String, byte[]> files) {
    Map<String, String> encoded = new LinkedHashMap<>();
    files.forEach((name, bytes) -> encoded.put(name, Base64.getEncoder().encodeToString(bytes)));
    return encoded;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Verdict verdict(Bundle bundle, @Nullable String head, @Nullable String key) {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("changed", encoded(bundle.changedFrom(base)));
    asked.put("missing", bundle.missingFrom(base));
    asked.put("head", head == null ? "" : head);
    asked.put("key", key == null ? "" : key);
    Object answer =
        page.evaluate(
            "async asked => { "
                + BLOBS
                + """
                const files = new Map([...window.base, ...blobs(asked.changed)]);
                asked.missing.forEach(name => files.delete(name));
                const outcome = await check(files, asked.head, asked.key);
                return outcome.findings.map(f => [f.file, said(f)]);
                }
                """,
            asked);
    List<Verdict.Finding> findings = new ArrayList<>();
    for (List<String> one : (List<List<String>>) answer) {
      findings.add(new Verdict.Finding(one.get(0), one.get(1)));
    }
    return new Verdict(findings);
  }

  @Override
  public void close() {
    page.context().close();
  }
}
