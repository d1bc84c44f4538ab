package se.delaktig.budget.handling;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.budget.KeptFile;
import se.delaktig.budget.Sealing;
import se.delaktig.kernel.event.FileId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** What belongs to costs and must not lie in the log: suppliers' names, and files. */
@Component
class SealedBesideCosts {
  private final PersonRegister register;

  SealedBesideCosts(PersonRegister register) {
    this.register = register;
  }

  Sealing sealing(String ledger) {
    return text ->
        text == null || text.isBlank()
            ? null
            : register.seal(new ProjectId(ledger), null, text.strip()).id();
  }

  @Nullable KeptFile file(String ledger, FileId file) {
    return register
        .files()
        .find(new ProjectId(ledger), file.value())
        .map(kept -> new KeptFile(file, kept.mediaType(), kept.sha256(), kept.bytes()))
        .orElse(null);
  }
}
