package se.delaktig.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import se.delaktig.QueryServiceApplication;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.server.LoopbackConnectors;
import se.delaktig.kernel.view.Views;

/** The query service as it is run, in this process, where one account is signed in already. */
final class RunningQueryService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final int port = LoopbackConnectors.freePort();
  private final ConfigurableApplicationContext service;

  private RunningQueryService(
      MeasuredServer server, Path keys, ProgrammeClock clock, String account) {
    service =
        new SpringApplicationBuilder(QueryServiceApplication.class, SignedIn.class)
            .properties("spring.config.name=" + QueryServiceApplication.CONFIG_NAME)
            .initializers((GenericApplicationContext context) -> {
              context.registerBean(ProgrammeClock.class, () -> clock);
              context.registerBean(Account.class, () -> new Account(account));
            })
            .run(
                "--delaktig.query.port=" + port,
                "--spring.mongodb.uri=" + server.uri(),
                "--delaktig.embedded=" + (server instanceof MeasuredServer.Embedded),
                "--delaktig.keys=" + keys);
  }

  /**
   * Starts it and waits until its views show all that is recorded.
   *
   * @param keys of the register, where the service looks for its own too
   * @param account who looks
   * @param last the log's last event
   */
  static RunningQueryService start(
      MeasuredServer server, Path keys, ProgrammeClock clock, String account, long last) {
    try {
      // the pages want one; nobody signs in by it here
      Files.writeString(keys.resolve("pages-client-secret"), "none");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RunningQueryService running = new RunningQueryService(server, keys, clock, account);
    if (!running.service.getBean(Views.class).await(last, PATIENCE)) {
      running.close();
      throw new IllegalStateException("the views did not reach " + last);
    }
    return running;
  }

  String address() {
    return "http://localhost:" + port;
  }

  @Override
  public void close() {
    service.close();
  }

  record Account(String name) {}

  /** Takes whoever asks for the account; all else is as in the service. */
  static final class SignedIn {
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain alreadySignedIn(HttpSecurity http, Account account) throws Exception {
      var who =
          new PreAuthenticatedAuthenticationToken(
              account.name(), "", AuthorityUtils.NO_AUTHORITIES);
      return http.securityMatcher("/projekt/**")
          .addFilterBefore(
              (request, response, chain) -> {
                SecurityContextHolder.getContext().setAuthentication(who);
                chain.doFilter(request, response);
              },
              AuthorizationFilter.class)
          .authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .build();
    }
  }
}
