package se.delaktig.claims.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.event.ProgrammeJson;

/** The configured layout of participant files. A file that is none stops the start. */
@Component
public class LayoutOfFile {
  private final FileLayout layout;

  /**
   * @param file {@code delaktig.participant-file.layout}: where the layout lies, as a Spring
   *     resource
   */
  LayoutOfFile(@Value("${delaktig.participant-file.layout}") Resource file) {
    try (InputStream stored = file.getInputStream()) {
      this.layout = ProgrammeJson.mapper().readValue(stored, FileLayout.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The layout. */
  public FileLayout get() {
    return layout;
  }
}
