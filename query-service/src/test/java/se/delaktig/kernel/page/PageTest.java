package se.delaktig.kernel.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.filter.OncePerRequestFilter;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.gallery.GalleryController;
import se.delaktig.kernel.server.LoopbackConnectors;
import se.delaktig.kernel.server.SeenAs;

/**
 * The pages' shell without views, log and issuer: a project that the tests know, a clock that
 * stands still, and a cookie that signs in.
 */
@SpringBootTest(
    classes = PageTest.Slice.class,
    webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
    properties = "spring.config.name=query-service")
@AutoConfigureMockMvc
public abstract class PageTest {

  /** A cookie of this name signs in the account that is its value. */
  public static final String VISITOR = "TEST_VISITOR";

  /** The programme clock of all these tests: 09.41 on 18 November 2019. */
  public static final Instant NOW = Instant.parse("2019-11-18T08:41:00Z");

  static final ProjectLine PROJECT =
      new ProjectLine("2017-00434", "2017/00434", "Vilka är vi?", "Avesta kommun", true, 1);

  static final int PORT = freePort();
  static final FakeIssuer ISSUER = new FakeIssuer();
  static final FakeCommands COMMANDS = new FakeCommands();
  static final String HERE = "http://localhost:" + PORT;

  /** What a cookie of the pages is called here. */
  static String named(String cookie) {
    return cookie + "_" + PORT;
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("delaktig.query.port", () -> PORT);
    settings.add("delaktig.issuer", ISSUER::address);
    settings.add("delaktig.command.url", COMMANDS::address);
    settings.add("delaktig.pages.client-secret", () -> "a secret of the tests");
    settings.add("delaktig.introspection.client-secret-file", PageTest::introspectionSecret);
  }

  private static String introspectionSecret() {
    try {
      Path file = Files.createTempFile("introspection", "secret");
      file.toFile().deleteOnExit();
      return Files.writeString(file, "another secret of the tests").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // No @Configuration: the application, tested elsewhere, would find it when it looks for its own.
  @EnableAutoConfiguration(
      excludeName = {
        "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonJobRunrAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonServerActuatorAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration",
        "org.axonframework.springboot.autoconfig.AvroSerializerAutoConfiguration",
        "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
        "org.axonframework.springboot.autoconfig.InfraConfiguration",
        "org.axonframework.springboot.autoconfig.InterceptorAutoConfiguration",
        "org.axonframework.springboot.autoconfig.MetricsAutoConfiguration",
        "org.axonframework.springboot.autoconfig.MicrometerMetricsAutoConfiguration",
        "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
        "org.axonframework.springboot.autoconfig.ObjectMapperAutoConfiguration",
        "org.axonframework.springboot.autoconfig.CBORMapperAutoConfiguration",
        "org.axonframework.springboot.autoconfig.OpenTelemetryAutoConfiguration",
        "org.axonframework.springboot.autoconfig.SecurityAutoConfiguration",
        "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
        "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration",
        "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration",
        "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
        "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration",
        "org.springframework.boot.mongodb.autoconfigure.metrics.MongoMetricsAutoConfiguration",
        "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
        "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
        "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
      })
  @ComponentScan(
      basePackages = "se.delaktig.kernel.page",
      excludeFilters = {
        @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
        // waits for views, which a slice of the pages does not have
        @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = FormCommands.class)
      })
  @Import({GalleryController.class, LoopbackConnectors.class, SeenAs.class})
  static class Slice {
    @Bean
    InstantSource clock() {
      return () -> NOW;
    }

    @Bean
    RolesInProject roles() {
      return new RolesInProject() {
        @Override
        public Set<Role> roles(String subject, @Nullable String project) {
          return project == null
              ? Set.of()
              : switch (subject) {
                case "karin" -> EnumSet.of(Role.PROJECT_LEADER);
                case "samira" -> EnumSet.of(Role.PROCESS_LEADER);
                default -> Set.of();
              };
        }

        @Override
        public Set<Role> rolesOfTheWhole(String subject, @Nullable String project) {
          return roles(subject, project);
        }
      };
    }

    @Bean
    ProjectOfPage project() {
      return (subject, inAddress) ->
          subject != null && (inAddress == null || inAddress.equals(PROJECT.id())) ? PROJECT : null;
    }

    @Bean
    LogOfPage log() {
      return project ->
          new LogHead(12_751, "9c41e07b52d81f6a33b0c9e47d12a85f06f14be9d27c90a35e68b1c4f20d7734");
    }

    @Bean
    NavEntry participants() {
      return new NavEntry(
          "gallery-participants",
          "/projekt/{project}/deltagare",
          "people",
          NavGroup.CARRY_OUT,
          10,
          NavEntry.roles(Role.PROJECT_LEADER));
    }

    @Bean
    NavEntry certificates() {
      return new NavEntry(
          "gallery-certificates",
          "/projekt/{project}/intyg",
          "sign",
          NavGroup.CARRY_OUT,
          20,
          NavEntry.roles(Role.PROJECT_LEADER),
          (visitor, project) -> 35);
    }

    @Bean
    NavEntry dialogue() {
      return new NavEntry(
          "gallery-dialogue",
          "/projekt/{project}/dialog",
          "chat",
          NavGroup.CARRY_OUT,
          15,
          NavEntry.roles(Role.PROJECT_LEADER, Role.PROCESS_LEADER));
    }

    @Bean
    NavEntry steering() {
      return new NavEntry(
          "gallery-steering",
          "/projekt/{project}/galleri",
          "board",
          NavGroup.FOLLOW_UP,
          10,
          NavEntry.roles(Role.PROJECT_LEADER));
    }

    @Bean
    @Order(0)
    SecurityFilterChain signedInByCookie(HttpSecurity http, PageSecurity pages) throws Exception {
      http.securityMatcher(request -> visitor(request) != null)
          .authorizeHttpRequests(all -> all.anyRequest().authenticated())
          .addFilterBefore(new SignsIn(), AnonymousAuthenticationFilter.class);
      pages.headers(http, ReferrerPolicy.NO_REFERRER);
      return http.build();
    }

    private static @Nullable String visitor(HttpServletRequest request) {
      if (request.getCookies() != null) {
        for (Cookie cookie : request.getCookies()) {
          if (cookie.getName().equals(VISITOR)) {
            return cookie.getValue();
          }
        }
      }
      return null;
    }

    private static final class SignsIn extends OncePerRequestFilter {
      private static final Map<String, String> NAMES =
          Map.of("karin", "Karin Nyström", "samira", "Samira Haddad");

      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws IOException, jakarta.servlet.ServletException {
        var account = visitor(request);
        var token =
            new OidcIdToken(
                "id",
                Instant.now(),
                Instant.now().plusSeconds(600),
                Map.of("sub", account, "name", NAMES.getOrDefault(account, account)));
        SecurityContextHolder.getContext()
            .setAuthentication(
                new OAuth2AuthenticationToken(
                    new DefaultOidcUser(List.of(), token),
                    AuthorityUtils.NO_AUTHORITIES,
                    PageSecurity.CLIENT));
        chain.doFilter(request, response);
      }

      @Override
      protected boolean shouldNotFilterErrorDispatch() {
        return false;
      }
    }
  }
}
