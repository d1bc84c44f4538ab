package se.delaktig.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.view.RedirectView;

/** A service behind a proxy with TLS, on both addresses that localhost stands for. */
class ListeningTest {
  private static final int PORT = LoopbackConnectors.freePort();

  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service =
        new SpringApplicationBuilder(Service.class)
            .run(
                "--server.port=" + PORT,
                "--spring.threads.virtual.enabled=true",
                "--spring.main.banner-mode=off",
                "--delaktig.seen-as=https://delaktig.example");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void bothLoopbacksAnswerOnVirtualThreads() throws Exception {
    assertThat(body("127.0.0.1")).isEqualTo("virtual");
    assumeIpv6();
    assertThat(body("[::1]")).isEqualTo("virtual");
  }

  @Test
  void bothSendBrowsersOnToWhereTheySeeTheService() throws Exception {
    assertThat(sentOn("127.0.0.1")).isEqualTo("https://delaktig.example/there");
    assumeIpv6();
    assertThat(sentOn("[::1]")).isEqualTo("https://delaktig.example/there");
  }

  private static String body(String host) throws Exception {
    return get(host, "/thread").body();
  }

  private static String sentOn(String host) throws Exception {
    return get(host, "/here").headers().firstValue("Location").orElseThrow();
  }

  private static HttpResponse<String> get(String host, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://" + host + ":" + PORT + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static void assumeIpv6() throws SocketException {
    assumeTrue(
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .anyMatch(address -> address.isLoopbackAddress() && address.getAddress().length == 16),
        "this machine has no IPv6 loopback");
  }

  /** Who may come in is each service's own to say. */
  @EnableAutoConfiguration(
      exclude = {SecurityFilterAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
  @Import({LoopbackConnectors.class, SeenAs.class, Pages.class})
  static class Service {}

  @RestController
  static class Pages {
    @GetMapping("/thread")
    String thread() {
      return Thread.currentThread().isVirtual() ? "virtual" : "not virtual";
    }

    @GetMapping("/here")
    RedirectView here() {
      return new RedirectView("/there");
    }
  }
}
