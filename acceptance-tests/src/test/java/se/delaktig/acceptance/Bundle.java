package se.delaktig.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bundle of evidence that was taken home, unpacked: the bytes of its files by their names. */
record Bundle(Map<String, byte[]> files) {
  static final JsonMapper JSON = JsonMapper.builder().build();

  static Bundle unpacked(byte[] zip) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Bundle(files);
  }

  String text(String file) {
    return new String(files.get(file), StandardCharsets.UTF_8);
  }

  JsonNode json(String file) {
    return JSON.readTree(files.get(file));
  }

  /** The lines of a file, each as JSON. */
  List<JsonNode> lines(String file) {
    return text(file).lines().map(JSON::readTree).toList();
  }

  /** Its head as it is noted on paper. */
  String head() {
    return json("manifest.json").get("head").asString();
  }

  /** The key that signed its head. */
  String key() {
    return lines("log/heads.jsonl").getLast().get("key").asString();
  }

  Bundle with(String file, byte[] bytes) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put(file, bytes);
    return new Bundle(changed);
  }

  Bundle with(String file, String text) {
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  Bundle withLines(String file, List<String> lines) {
    return with(file, String.join("\n", lines) + "\n");
  }

  Bundle without(String file) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.remove(file);
    return new Bundle(changed);
  }

  /** The files that another bundle does not have so, and the names of those it lacks. */
  Map<String, byte[]> changedFrom(Bundle other) {
    Map<String, byte[]> changed = new LinkedHashMap<>();
    files.forEach((name, bytes) -> {
      if (bytes != other.files().get(name)) {
        changed.put(name, bytes);
      }
    });
    return changed;
  }

  List<String> missingFrom(Bundle other) {
    List<String> missing = new ArrayList<>(other.files().keySet());
    missing.removeAll(files.keySet());
    return missing;
  }

  /** Writes it into a folder. */
  Path into(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return folder;
  }
}
