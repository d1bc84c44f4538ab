package se.delaktig.claims.handling;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.delaktig.claims.Claims.KeptFile;
import se.delaktig.kernel.event.FileId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** The files of claims as they lie sealed in the register. */
@Component
class KeptFiles {
  private final PersonRegister register;

  KeptFiles(PersonRegister register) {
    this.register = register;
  }

  Function<FileId, Optional<KeptFile>> of(String ledger) {
    return file ->
        register
            .files()
            .find(new ProjectId(ledger), file.value())
            .map(kept -> new KeptFile(kept.mediaType(), kept.sha256(), kept.bytes()));
  }
}
