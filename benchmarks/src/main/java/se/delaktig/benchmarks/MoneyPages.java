package se.delaktig.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the economist waits for on the pages of a project's money: a month before it is closed, a
 * claim, all its files one after the other, other rules tried, and the meter. Asked over HTTP as by
 * a browser, to the last byte.
 */
final class MoneyPages implements AutoCloseable {
  private static final String MONTH = "page: month with what is missing";
  private static final String CLAIM = "page: claim with its checks";
  private static final String FILES = "all files of the claim";
  private static final String WHAT_IF = "page: other rules over all of it";
  private static final String METER = "page: meter";

  /** What is measured, in the order of a summary. */
  static final List<String> SUBJECTS = List.of(MONTH, CLAIM, FILES, WHAT_IF, METER);

  private static final Pattern FILE = Pattern.compile("utkast/[a-z-]+\\.(?:xlsx|pdf)");

  private final MeasuredServer server;
  private final LargeProject project;
  private final Results results;
  private final String pages;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();

  /**
   * Pages of a service that is running.
   *
   * @param address of the service
   */
  MoneyPages(MeasuredServer server, LargeProject project, Results results, String address) {
    this.server = server;
    this.project = project;
    this.results = results;
    this.pages = address + "/projekt/" + LargeProject.ID;
  }

  /** Asks once for each before it is measured: the first look opens everybody's names. */
  void measure(int rounds) {
    List<String> files = files();
    results.line(
        String.format(
            Locale.ROOT, "%d files of a claim, %,d bytes together", files.size(), bytes(files)));
    results.line("");
    ask(month());
    ask(whatIf());
    ask(meter());
    for (int round = 1; round <= rounds; round++) {
      time(MONTH, round, () -> ask(month()));
      time(CLAIM, round, () -> ask(claim()));
      time(FILES, round, () -> bytes(files));
      time(WHAT_IF, round, () -> ask(whatIf()));
      time(METER, round, () -> ask(meter()));
    }
  }

  private void time(String subject, int round, Runnable work) {
    results.add(Round.ofOne(server, subject, round, work));
  }

  private String month() {
    return "/manader/" + project.lastMonth();
  }

  private static String claim() {
    return "/ansokningar/" + LargeProject.CLAIM;
  }

  private static String whatIf() {
    return "/medfinansiering/tank-om?timvarde=250&avrundning=WHOLE_HOURS_PER_MONTH";
  }

  private static String meter() {
    return "/medfinansiering";
  }

  /** The files that the claim's page offers. */
  private List<String> files() {
    List<String> files =
        FILE.matcher(read(claim()))
            .results()
            .map(MatchResult::group)
            .distinct()
            .map(file -> claim() + "/" + file)
            .toList();
    if (files.isEmpty()) {
      throw new IllegalStateException("the claim offers no files");
    }
    return files;
  }

  private long bytes(List<String> files) {
    return files.stream().mapToLong(this::ask).sum();
  }

  /** How many bytes something has. */
  private long ask(String what) {
    try (InputStream body = body(what)) {
      return body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String what) {
    try (InputStream body = body(what)) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream body(String what) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(pages + what)).build();
    try {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(what + " was answered with " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
