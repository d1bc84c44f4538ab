package se.delaktig.hours.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.hours.event.ScanDiscarded;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/** Each scanned file of signed närvarorapporter, in one document. */
@Component
public class ScannedReportsView implements View<ScannedReport> {
  @Override
  public String name() {
    return "scans";
  }

  @Override
  public Class<ScannedReport> stateType() {
    return ScannedReport.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof HoursEvent event
        ? switch (event) {
          case AttendanceReportsScanned e -> Set.of(e.file().value());
          case HoursSigned e -> Set.of();
          case HoursCertified e -> Set.of();
          case HoursDisputed e -> Set.of();
          case LinkIssued e -> Set.of();
          case ScanDiscarded e -> Set.of(e.file().value());
        }
        : Set.of();
  }

  @Override
  public ScannedReport empty(String id) {
    return ScannedReport.unknown(id);
  }

  @Override
  public ScannedReport after(ScannedReport state, RecordedEvent recorded) {
    return recorded.event() instanceof HoursEvent event
        ? switch (event) {
          case AttendanceReportsScanned e -> state.after(e, recorded.at(), recorded.actor());
          case HoursSigned e -> state;
          case HoursCertified e -> state;
          case HoursDisputed e -> state;
          case LinkIssued e -> state;
          case ScanDiscarded e -> ScannedReport.unknown(state.file());
        }
        : state;
  }
}
