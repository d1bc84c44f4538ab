package se.delaktig.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Relays the command service's description, so that a browser finds both at one address. */
@Controller
class CommandApiDescription {
  private final PageSettings settings;
  private final OwnToken tokens;
  private final ProblemJson problems;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  CommandApiDescription(PageSettings settings, OwnToken tokens, ProblemJson problems) {
    this.settings = settings;
    this.tokens = tokens;
    this.problems = problems;
  }

  @GetMapping("/v3/api-docs/command")
  void describe(HttpServletRequest asked, HttpServletResponse response)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(settings.atCommands("/v3/api-docs"))
            .timeout(Duration.ofSeconds(15))
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.current())
            .GET()
            .build();
    HttpResponse<byte[]> described;
    try {
      described = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException notReached) {
      problems.write(asked, response, HttpStatus.SERVICE_UNAVAILABLE, "command.not-reached");
      return;
    }
    if (described.statusCode() != 200) {
      problems.write(asked, response, HttpStatus.BAD_GATEWAY, "command.not-described");
      return;
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(described.body());
  }
}
