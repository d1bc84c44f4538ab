package se.delaktig.hours.command;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;

/** Certify hours of the own staff. */
public record CertifyHours(
    @NotNull CertificateId certificate,
    @NotNull PersonId certifier,
    @NotNull CertificateKind kind,
    @NotEmpty @Size(max = 2000) List<HoursCertified.@NotNull Item> items)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.certificate(certificate);
  }

  @Override
  public Reach reach() {
    return Reach.persons(items.stream().map(HoursCertified.Item::person).toList());
  }
}
