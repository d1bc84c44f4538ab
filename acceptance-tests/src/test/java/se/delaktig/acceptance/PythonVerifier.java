package se.delaktig.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code verify.py} and {@code recompute.py} of a bundle, in a process that stays. */
final class PythonVerifier implements Verifier {
  private static final String SERVE =
      """
      import io, json, sys
      sys.path.insert(0, sys.argv[1])
      import recompute, verify
      base = verify.Folder(sys.argv[1])

      class Changed:
          def __init__(self, asked):
              self.changed, self.missing = asked["changed"], set(asked["missing"])
          def names(self):
              return (set(base.names()) | set(self.changed)) - self.missing
          def open(self, name):
              if name in self.missing:
                  raise FileNotFoundError(name)
              return open(self.changed[name], "rb") if name in self.changed else base.open(name)

      for line in sys.stdin:
          asked = json.loads(line)
          noted = [(int(h.split(":")[0]), h.split(":")[1]) for h in asked["heads"]]
          findings = verify.Check(Changed(asked), noted, asked["key"]).run()
          if not findings or asked["recompute"]:
              findings += recompute.Recompute(Changed(asked)).run()
          print(json.dumps(findings), flush=True)
      """;

  private final Bundle base;
  private final Path folder;
  private final Process process;
  private final Writer asks;
  private final BufferedReader answers;

  private PythonVerifier(Bundle base, Path folder, Process process) {
    this.base = base;
    this.folder = folder;
    this.process = process;
    this.asks = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static String program() {
    return Optional.ofNullable(System.getenv("DELAKTIG_TEST_PYTHON")).orElse("python3");
  }

  /** Skips the test where there is no Python, except in CI, where it fails. */
  static void demandPython() {
    boolean there;
    try {
      there =
          new ProcessBuilder(program(), "-c", "import sys; sys.exit(sys.version_info < (3, 9))")
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      there = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("no Python 3.9 or later");
    }
    assumeTrue(there, "no Python 3.9 or later; set DELAKTIG_TEST_PYTHON to see verify.py tested");
  }

  /**
   * @param base what bundles are asked about as changes of
   */
  static PythonVerifier of(Bundle base, Path folder) throws IOException {
    demandPython();
    Path unpacked = base.into(Files.createDirectories(folder.resolve("base")));
    Process process =
        new ProcessBuilder(program(), "-B", "-c", SERVE, unpacked.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new PythonVerifier(base, folder, process);
  }

  @Override
  public Verdict verdict(Bundle bundle, @Nullable String head, @Nullable String key) {
    try {
      Map<String, String> changed = new LinkedHashMap<>();
      for (Map.Entry<String, byte[]> file : bundle.changedFrom(base).entrySet()) {
        Path path = folder.resolve("changed-" + changed.size());
        Files.write(path, file.getValue());
        changed.put(file.getKey(), path.toString());
      }
      Map<String, Object> asked = new LinkedHashMap<>();
      asked.put("changed", changed);
      asked.put("missing", bundle.missingFrom(base));
      asked.put("heads", head == null ? List.of() : List.of(head));
      asked.put("key", key);
      asked.put("recompute", true);
      asks.write(Bundle.JSON.writeValueAsString(asked) + "\n");
      asks.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new AssertionError("verify.py fell over");
      }
      List<Verdict.Finding> findings = new ArrayList<>();
      for (JsonNode one : Bundle.JSON.readTree(answer)) {
        findings.add(
            new Verdict.Finding(
                one.get(0).asString(), one.get(1).asString() + ": " + one.get(2).asString()));
      }
      return new Verdict(findings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
