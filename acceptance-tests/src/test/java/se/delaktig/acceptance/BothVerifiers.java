package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.delaktig.claims.view.ClaimFigures;

/** Asks the folds of {@code recompute.py} and {@code verify.html} what they make of some events. */
final class BothVerifiers {
  private BothVerifiers() {}

  /**
   * What a Python program prints, which finds {@code recompute.py} in its first argument's folder
   * and the events in its second argument's file.
   */
  static String python(String program, List<Map<String, Object>> events, Path folder)
      throws Exception {
    PythonVerifier.demandPython();
    written("recompute.py", folder);
    Path log = folder.resolve("log.json");
    Files.writeString(log, Bundle.JSON.writeValueAsString(events), StandardCharsets.UTF_8);
    Process process =
        new ProcessBuilder(
                PythonVerifier.program(), "-B", "-c", program, folder.toString(), log.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return answer;
  }

  /** What a function of the events gives in {@code verify.html}, opened without a network. */
  static String page(
      Chromium chromium, String function, List<Map<String, Object>> events, Path folder)
      throws IOException {
    Page page = chromium.page(1280);
    page.context().setOffline(true);
    page.navigate(written("verify.html", folder).toUri().toString());
    try {
      return (String) page.evaluate(function, events);
    } finally {
      page.context().close();
    }
  }

  private static Path written(String verifier, Path folder) throws IOException {
    try (InputStream in = ClaimFigures.class.getResourceAsStream("/evidence/" + verifier)) {
      return Files.write(folder.resolve(verifier), Objects.requireNonNull(in).readAllBytes());
    }
  }
}
