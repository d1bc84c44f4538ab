package se.delaktig.project.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.file.PlanFault;
import se.delaktig.project.file.PlanFile;
import se.delaktig.project.file.PlanFiles;

/** An uploaded plan file, with what is wrong in words. */
@Component
class PlanUpload {
  private static final int MOST_BYTES = 400_000;
  private static final int MOST_FAULTS = 40;

  private final PlanFiles files;
  private final Words words;

  PlanUpload(PlanFiles files, Words words) {
    this.files = files;
    this.words = words;
  }

  /** The file's text. */
  Optional<String> text(@Nullable MultipartFile file, FormErrors errors) throws IOException {
    if (file == null || file.isEmpty()) {
      errors.add("fil", "project.file.none");
      return Optional.empty();
    }
    if (file.getSize() > MOST_BYTES) {
      errors.add("fil", "project.file.too-large");
      return Optional.empty();
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.getBytes())).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException other) {
      errors.add("fil", "project.file.not-utf8");
      return Optional.empty();
    }
  }

  /** The plan in a text. */
  Optional<PlanFile> plan(String text, FormErrors errors) {
    return switch (files.read(text)) {
      case PlanFiles.Reading.Read read -> Optional.of(read.file());
      case PlanFiles.Reading.AtFault atFault -> {
        atFault.faults().stream()
            .limit(MOST_FAULTS)
            .forEach(fault -> errors.add("fil", "project.fault", line(fault)));
        yield Optional.empty();
      }
    };
  }

  private String line(PlanFault fault) {
    String said = words.say(fault.key(), fault.values().toArray());
    return fault.place().isEmpty()
        ? words.say("project.fault.line", fault.line(), said)
        : words.say("project.fault.line-field", fault.line(), fault.place(), said);
  }
}
