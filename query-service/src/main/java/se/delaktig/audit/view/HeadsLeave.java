package se.delaktig.audit.view;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Gate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the signed heads of all projects out of the house, so that whoever rewrites the log and its
 * heads is caught by what lies elsewhere: into a folder, which should be another machine's, each
 * with a time-stamp where a service is named. Does nothing where no folder is.
 */
@Component
class HeadsLeave {
  private static final Logger LOG = LoggerFactory.getLogger(HeadsLeave.class);

  private final SignedHeads heads;
  private final Supplier<? extends Iterable<String>> projects;
  private final @Nullable Path folder;
  private final @Nullable TimeStamps stamps;
  private final JsonMapper json = JsonMapper.shared();

  @Autowired
  HeadsLeave(
      SignedHeads heads,
      Gate gate,
      @Value("${delaktig.heads.folder:}") String folder,
      @Value("${delaktig.heads.time-stamp-url:}") String service) {
    this(
        heads,
        gate::projects,
        folder.isBlank() ? null : Path.of(folder),
        service.isBlank() ? null : new TimeStamps(URI.create(service)));
  }

  HeadsLeave(
      SignedHeads heads,
      Supplier<? extends Iterable<String>> projects,
      @Nullable Path folder,
      @Nullable TimeStamps stamps) {
    this.heads = heads;
    this.projects = projects;
    this.folder = folder;
    this.stamps = stamps;
  }

  @Scheduled(fixedDelayString = "${delaktig.heads.every:24h}")
  void onTime() throws InterruptedException {
    Path to = folder;
    if (to != null) {
      goOut(to);
    }
  }

  /** One round: every project's head as it is now, unless it is there already. */
  void goOut(Path to) throws InterruptedException {
    for (String project : projects.get()) {
      try {
        Optional<SignedHead> head = heads.latest(project);
        if (head.isPresent()) {
          takeOut(head.get(), to);
        }
      } catch (IOException | RuntimeException e) {
        LOG.error("The head of {} has not left the house", project, e);
      }
    }
  }

  private void takeOut(SignedHead head, Path to) throws IOException, InterruptedException {
    Files.createDirectories(to);
    String name = head.ledger() + "-" + head.size();
    Path file = to.resolve(name + ".json");
    if (Files.notExists(file)) {
      write(file, json.writeValueAsBytes(head.fields()));
    }
    Path stamp = to.resolve(name + ".tsr");
    TimeStamps service = stamps;
    if (service != null && Files.notExists(stamp)) {
      write(stamp, service.over(head.statement()));
    }
  }

  /** Whole or not at all. */
  private static void write(Path file, byte[] bytes) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.write(unfinished, bytes);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
