package se.delaktig.kernel.file;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * Looks at what somebody sends before it is kept: that it is a PDF or a picture, whatever it calls
 * itself, that nothing in it acts on being opened, and that the virus scanner, where there is one,
 * finds nothing.
 */
public class FileReception {
  private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

  /** 20 MB; the server refuses larger requests before. */
  public static final int MOST_BYTES = 20 << 20;

  private final VirusScanner scanner;

  FileReception(VirusScanner scanner) {
    this.scanner = scanner;
  }

  /** Without a virus scanner. */
  public static FileReception unscanned() {
    return new FileReception(content -> VirusScanner.Finding.CLEAN);
  }

  /**
   * With ClamAV's daemon.
   *
   * @param clamd where it is, {@code host:port}
   * @throws IllegalArgumentException when that is no such thing
   */
  public static FileReception scannedBy(String clamd) {
    URI where = URI.create("clamd://" + clamd);
    if (where.getHost() == null || where.getPort() < 0) {
      throw new IllegalArgumentException("DELAKTIG_CLAMD is no host:port: " + clamd);
    }
    return new FileReception(
        new Clamd(InetSocketAddress.createUnresolved(where.getHost(), where.getPort())));
  }

  /**
   * @throws UnacceptableFileException when it may not be kept
   */
  public ReceivedFile receive(@Nullable MultipartFile sent) throws IOException {
    if (sent == null || sent.isEmpty()) {
      throw new UnacceptableFileException("file.pick");
    }
    return receive(sent.getBytes());
  }

  /**
   * @throws UnacceptableFileException when it may not be kept
   */
  public ReceivedFile receive(byte[] content) {
    if (content.length == 0) {
      throw new UnacceptableFileException("file.pick");
    }
    if (content.length > MOST_BYTES) {
      throw new UnacceptableFileException("file.too-large");
    }
    String mediaType;
    if (begins(content, PDF)) {
      PdfContent.demandPassive(content);
      mediaType = "application/pdf";
    } else {
      mediaType = Picture.mediaTypeOf(content);
    }
    switch (scanner.scan(content)) {
      case CLEAN -> {}
      case INFECTED -> throw new UnacceptableFileException("file.infected");
      case SILENT -> throw new UnacceptableFileException("file.scanner-silent");
    }
    return new ReceivedFile(mediaType, content);
  }

  private static boolean begins(byte[] content, byte[] mark) {
    return content.length >= mark.length
        && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
  }

  /** What a form lets people pick, for its {@code accept}. */
  public static String accepted() {
    return String.join(",", List.of("application/pdf", "image/jpeg", "image/png"));
  }
}
