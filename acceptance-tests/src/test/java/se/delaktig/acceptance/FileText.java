package se.delaktig.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Everything that can be read in a file, that inside archives and PDF files too. */
final class FileText {
  private FileText() {}

  static String of(byte[] bytes) throws IOException {
    StringBuilder all = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
    if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K') {
      Path file = Files.write(Files.createTempFile("read", ".zip"), bytes);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          all.append(entry.getName()).append(of(zip.getInputStream(entry).readAllBytes()));
        }
      } finally {
        Files.delete(file);
      }
    }
    if (bytes.length > 3 && bytes[0] == '%' && bytes[1] == 'P') {
      all.append(PdfText.of(bytes));
    }
    return all.toString();
  }
}
