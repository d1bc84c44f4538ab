package se.delaktig.signin.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.SessionCookieConfig;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import se.delaktig.kernel.server.ClientAddress;
import se.delaktig.kernel.server.LimitedRate;
import se.delaktig.kernel.server.Limits;
import se.delaktig.kernel.server.RateLimits;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.page.SecondStepFirst;
import se.delaktig.signin.page.TooOldForm;
import se.delaktig.signin.page.TwoSteps;
import se.delaktig.signin.session.Sessions;
import se.delaktig.signin.session.SignedIn;
import se.delaktig.signin.session.StandingSessions;
import se.delaktig.signin.token.AllScopesUnlessSome;
import se.delaktig.signin.token.ClientSecretCheck;
import se.delaktig.signin.token.SignOut;

/**
 * What each request passes through: the protocol's endpoints first, then the pages. Both chains are
 * declared, because one of our own takes away the ones that Spring would have made.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import(Limits.class)
class FilterChains {
  private static final String SIGN_IN = "/logga-in";

  /** Style, script and pictures, which every page asks for and nobody is counted for. */
  @Bean
  @Order(0)
  SecurityFilterChain files(HttpSecurity http, SignInSettings settings) {
    http.securityMatcher("/webjars/**", "/delaktig*.css", "/delaktig*.js", "/logga*.svg")
        .authorizeHttpRequests(requested -> requested.anyRequest().permitAll())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable());
    return withHeaders(http, settings).build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain protocol(
      HttpSecurity http,
      SignInSettings settings,
      RequestCache requests,
      StandingSessions standing,
      TwoSteps steps,
      SignOut signOut) {
    OidcLogoutAuthenticationSuccessHandler signedOut = new OidcLogoutAuthenticationSuccessHandler();
    signedOut.setLogoutHandler(signOut);
    // Whoever begins a sign-in is sent to it, also a program that reads pages and asks for no media
    // type.
    RequestMatcher signInBegun =
        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/oauth2/authorize");
    http.oauth2AuthorizationServer(server -> {
      http.securityMatcher(server.getEndpointsMatcher());
      server.clientAuthentication(
          client -> client.authenticationProviders(new ClientSecretCheck()));
      server.tokenEndpoint(token -> token.accessTokenRequestConverter(new AllScopesUnlessSome()));
      server.oidc(oidc -> oidc.logoutEndpoint(logout -> logout.logoutResponseHandler(signedOut)));
    });
    http.authorizeHttpRequests(requested -> requested.anyRequest().authenticated())
        .oauth2ResourceServer(own -> own.jwt(Customizer.withDefaults()))
        .addFilterAfter(standing, SecurityContextHolderFilter.class)
        .addFilterAfter(new SecondStepFirst(steps, requests), StandingSessions.class)
        .requestCache(cache -> cache.requestCache(requests))
        .exceptionHandling(refused ->
            refused.defaultAuthenticationEntryPointFor(
                new LoginUrlAuthenticationEntryPoint(SIGN_IN), signInBegun));
    return withHeaders(http, settings).build();
  }

  /** Accounts and invitations, for the pages' own program and nobody else. */
  @Bean
  @Order(2)
  SecurityFilterChain accounts(HttpSecurity http, SignInSettings settings) {
    http.securityMatcher("/api/**")
        .authorizeHttpRequests(requested -> requested.anyRequest().hasAuthority("SCOPE_accounts"))
        .oauth2ResourceServer(own -> own.jwt(Customizer.withDefaults()))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable());
    return withHeaders(http, settings).build();
  }

  /** Forms for people. What proves who they are is handled by the pages themselves. */
  @Bean
  @Order(3)
  SecurityFilterChain pages(
      HttpSecurity http,
      SignInSettings settings,
      RequestCache requests,
      StandingSessions standing,
      TwoSteps steps,
      RateLimits limits,
      ClientAddress addresses) {
    LimitedRate limitedRate =
        new LimitedRate(
            limits,
            addresses,
            (request, response) -> response.sendError(HttpStatus.TOO_MANY_REQUESTS.value()));
    http.authorizeHttpRequests(requested ->
            requested
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/", SIGN_IN, SIGN_IN + "/**", "/inbjudan/*", "/nytt-losenord/*")
                .permitAll()
                .requestMatchers("/actuator/health")
                .permitAll()
                .requestMatchers("/konto", "/konto/**")
                .authenticated()
                .anyRequest()
                .denyAll())
        .addFilterAfter(standing, SecurityContextHolderFilter.class)
        .addFilterAfter(new SecondStepFirst(steps, requests), StandingSessions.class)
        .addFilterBefore(limitedRate, AuthorizationFilter.class)
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(SIGN_IN))
                .accessDeniedHandler(new TooOldForm()))
        .requestCache(cache -> cache.requestCache(requests))
        .logout(logout -> logout.disable());
    return withHeaders(http, settings).build();
  }

  /**
   * Only a sign-in on its way and one's own account are come back to; never an icon or a page that
   * asked by itself.
   */
  @Bean
  RequestCache requests() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    PathPatternRequestMatcher.Builder at = PathPatternRequestMatcher.withDefaults();
    cache.setRequestMatcher(
        new OrRequestMatcher(
            at.matcher(HttpMethod.GET, "/oauth2/authorize"), at.matcher(HttpMethod.GET, "/konto")));
    return cache;
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> cookiesOverTlsWhereThereIsTls(
      SignInSettings settings) {
    return factory ->
        factory.addInitializers(context -> {
          SessionCookieConfig cookie = context.getSessionCookieConfig();
          cookie.setName(settings.cookie("DELAKTIG_SIGNIN"));
          cookie.setPath("/");
          cookie.setSecure(settings.secure());
        });
  }

  @Bean
  StandingSessions standingSessions(SignedIn signedIn, Sessions sessions) {
    return new StandingSessions(signedIn, sessions);
  }

  /** In the security chains only, not for every request. */
  @Bean
  FilterRegistrationBean<StandingSessions> notByItself(StandingSessions standing) {
    FilterRegistrationBean<StandingSessions> registration = new FilterRegistrationBean<>(standing);
    registration.setEnabled(false);
    return registration;
  }

  private static HttpSecurity withHeaders(HttpSecurity http, SignInSettings settings) {
    return http.headers(headers ->
        headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(policy(settings)))
            // An invitation's address holds its code, and must not reach other sites.
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
  }

  /**
   * Browsers hold the redirects that follow a form to form-action as well, so the places that a
   * sign-in ends at are named.
   */
  static String policy(SignInSettings settings) {
    Set<String> origins = new TreeSet<>();
    Stream.concat(
            Stream.of(settings.pagesUrl()), settings.pagesRedirectUris().stream().map(URI::create))
        .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority())
        .forEach(origins::add);
    return "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none';"
        + " form-action 'self' "
        + String.join(" ", origins);
  }
}
