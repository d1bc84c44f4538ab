package se.delaktig.kernel.handling;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.KeptFile;
import se.delaktig.kernel.event.FileId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/**
 * Looks up what the sealed store says of files, so that a command needs to bring no more than an
 * id.
 */
@Component
public class KeptFiles {
  private final PersonRegister register;

  KeptFiles(PersonRegister register) {
    this.register = register;
  }

  /** A file of a project; absent where the project has none such. */
  public @Nullable KeptFile of(String ledger, FileId file) {
    return register
        .files()
        .find(new ProjectId(ledger), file.value())
        .map(kept -> new KeptFile(file, kept.mediaType(), kept.sha256(), kept.bytes()))
        .orElse(null);
  }
}
