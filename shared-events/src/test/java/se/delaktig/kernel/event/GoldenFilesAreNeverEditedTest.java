package se.delaktig.kernel.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code golden/manifest} has a line for each golden file, in the order in which they came: a chain
 * over this line and all before it, the file's SHA-256, its name. A file that is edited or gone,
 * and a line that is edited, gone or moved, are told; new lines are only ever added at the end.
 */
class GoldenFilesAreNeverEditedTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path GOLDEN_READINGS = Path.of("src/test/resources/golden-readings");
  private static final String MANIFEST = "manifest";
  private static final String BEGINNING = "0".repeat(64);

  @Test
  void everyFileIsAsItWasWhenItCame() throws IOException {
    assertThat(faults(GOLDEN)).isEmpty();
    assertThat(faults(GOLDEN_READINGS)).isEmpty();
  }

  @Test
  void anEditIsTold(@TempDir Path copy) throws IOException {
    String name = copiedGolden(copy).getFirst();
    Files.writeString(copy.resolve(name), Files.readString(copy.resolve(name)) + " ");
    assertThat(faults(copy)).containsExactly(name + " has been edited");
  }

  @Test
  void aFileThatIsGoneIsTold(@TempDir Path copy) throws IOException {
    String name = copiedGolden(copy).get(1);
    Files.delete(copy.resolve(name));
    assertThat(faults(copy)).containsExactly(name + " is gone");
  }

  @Test
  void aFileThatIsGoneTogetherWithItsLineIsTold(@TempDir Path copy) throws IOException {
    String name = copiedGolden(copy).get(1);
    Files.delete(copy.resolve(name));
    List<String> lines = Files.readAllLines(copy.resolve(MANIFEST));
    Files.write(
        copy.resolve(MANIFEST), lines.stream().filter(line -> !line.endsWith(name)).toList());
    assertThat(faults(copy)).first().asString().contains("does not follow");
  }

  @Test
  void aNewFileWantsALineThatTheFaultGives(@TempDir Path copy) throws IOException {
    copiedGolden(copy);
    Files.writeString(copy.resolve("moon-landed.r1.json"), "{}");
    String fault = faults(copy).getFirst();
    assertThat(fault).startsWith("add this line to the manifest: ");
    String line = fault.substring(fault.indexOf(':') + 2);
    Path manifest = copy.resolve(MANIFEST);
    Files.writeString(manifest, Files.readString(manifest) + line + "\n");
    assertThat(faults(copy)).isEmpty();
  }

  private static List<String> copiedGolden(Path copy) throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return Files.readAllLines(copy.resolve(MANIFEST)).stream()
        .map(line -> line.split(" ")[2])
        .toList();
  }

  private static List<String> faults(Path folder) throws IOException {
    List<String> faults = new ArrayList<>();
    Set<String> files = goldenFiles(folder);
    String chain = BEGINNING;
    for (String line : Files.readAllLines(folder.resolve(MANIFEST))) {
      String[] parts = line.split(" ");
      String hash = parts[1];
      String name = parts[2];
      if (!parts[0].equals(link(chain, hash, name))) {
        faults.add("the line of " + name + " does not follow those before it");
      }
      chain = parts[0];
      if (!files.remove(name)) {
        faults.add(name + " is gone");
      } else if (!sha256(Files.readAllBytes(folder.resolve(name))).equals(hash)) {
        faults.add(name + " has been edited");
      }
    }
    for (String name : files) {
      String hash = sha256(Files.readAllBytes(folder.resolve(name)));
      chain = link(chain, hash, name);
      faults.add("add this line to the manifest: " + chain + " " + hash + " " + name);
    }
    return faults;
  }

  private static Set<String> goldenFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String link(String before, String hash, String name) {
    return sha256((before + " " + hash + " " + name).getBytes(UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
