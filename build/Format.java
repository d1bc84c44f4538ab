import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets google-java-format look at every Java file of the project, or with {@code write} mend them.
 * Run by the root pom.xml as a source file, for Maven cannot name many files on a command line.
 */
final class Format {
  private Format() {}

  public static void main(String... how) throws IOException {
    var arguments = new ArrayList<String>();
    arguments.addAll(
        switch (how[0]) {
          case "check" -> List.of("--set-exit-if-changed", "-n");
          case "write" -> List.of("-i");
          default -> throw new IllegalArgumentException("check or write, not " + how[0]);
        });
    try (Stream<Path> folders = Files.list(Path.of(""))) {
      for (Path sources : folders.map(folder -> folder.resolve("src")).toList()) {
        if (Files.isDirectory(sources)) {
          try (Stream<Path> files = Files.walk(sources)) {
            files
                .map(Path::toString)
                .filter(name -> name.endsWith(".java"))
                .sorted()
                .forEach(arguments::add);
          }
        }
      }
    }
    Main.main(arguments.toArray(String[]::new));
  }
}
