package se.delaktig.budget.handling;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.budget.Sealing;
import se.delaktig.kernel.KeptFile;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.handling.KeptFiles;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** What belongs to costs and must not lie in the log: suppliers' names, and files. */
@Component
class SealedBesideCosts {
  private final PersonRegister register;
  private final KeptFiles files;

  SealedBesideCosts(PersonRegister register, KeptFiles files) {
    this.register = register;
    this.files = files;
  }

  Sealing sealing(String ledger) {
    return text ->
        text == null || text.isBlank()
            ? null
            : register.seal(new ProjectId(ledger), null, text.strip()).id();
  }

  @Nullable KeptFile file(String ledger, FileId file) {
    return files.of(ledger, file);
  }
}
