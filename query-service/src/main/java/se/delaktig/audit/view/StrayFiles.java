package se.delaktig.audit.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedFiles;
import se.delaktig.personregister.SealedFiles.Stray;
import se.delaktig.project.event.ProjectId;

/**
 * Erases sealed files whose event never came: a file is kept before the event that names it, and a
 * process may die in between. What decides is the log itself, searched for the file's id whatever
 * event it stands in. A file that nothing names is first made not to be found, so that no command
 * under way can come to name it, and erased in a later round if still nothing does.
 */
@Component
class StrayFiles {
  private static final Logger LOG = LoggerFactory.getLogger(StrayFiles.class);

  /** No event comes this long after its file. */
  static final Duration GRACE = Duration.ofHours(24);

  /** No command takes this long from finding a file to its event. */
  static final Duration UNDERWAY = Duration.ofHours(1);

  private final SealedFiles files;
  private final CommitLog log;
  private final InstantSource machineClock;

  @Autowired
  StrayFiles(PersonRegister register, CommitLog log) {
    this(register.files(), log, InstantSource.system());
  }

  StrayFiles(SealedFiles files, CommitLog log, InstantSource machineClock) {
    this.files = files;
    this.log = log;
    this.machineClock = machineClock;
  }

  /** One round over all files that nothing has been seen to lead to. */
  void sweep() {
    Instant now = machineClock.instant();
    Map<ProjectId, List<Stray>> byProject =
        files.strays(now.minus(GRACE)).stream().collect(Collectors.groupingBy(Stray::project));
    byProject.forEach((project, strays) -> {
      Set<String> named = named(project, strays);
      for (Stray stray : strays) {
        Instant since = stray.going();
        if (named.contains(stray.id())) {
          files.claimed(project, stray.id());
        } else if (since == null) {
          files.going(project, stray.id(), now);
        } else if (since.plus(UNDERWAY).isBefore(now)) {
          files.erase(project, stray.id());
          LOG.info("A sealed file that nothing in {} leads to is erased", project);
        }
      }
    });
  }

  /** The files that stand in any event of the project. */
  private Set<String> named(ProjectId project, List<Stray> strays) {
    Set<String> wanted = strays.stream().map(Stray::id).collect(Collectors.toSet());
    Set<String> named = new HashSet<>();
    log.forEachCommitOf(
        project.value(),
        0,
        commit ->
            commit.events().stream()
                // an id holds nothing that JSON would write in another way
                .flatMap(event -> Arrays.stream(event.body().split("\"")))
                .filter(wanted::contains)
                .forEach(named::add));
    return named;
  }

  @Scheduled(
      initialDelayString = "${delaktig.stray-files.every:6h}",
      fixedDelayString = "${delaktig.stray-files.every:6h}")
  void onTime() {
    try {
      sweep();
    } catch (RuntimeException e) {
      LOG.warn("Stray files are not swept; the next round goes on", e);
    }
  }
}
