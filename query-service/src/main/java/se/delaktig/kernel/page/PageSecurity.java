package se.delaktig.kernel.page;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import se.delaktig.kernel.server.LimitedRate;
import se.delaktig.kernel.server.Limits;
import se.delaktig.kernel.token.BearerTokens;
import se.delaktig.kernel.token.IssuerCalls;
import se.delaktig.kernel.token.TokenChecks;

/**
 * Who gets in.
 *
 * <p>Four ways in, each with a filter chain of its own: what is open to all and keeps no session;
 * personal links, whose code is the credential and is checked by the command service; programs with
 * a bearer token; and people, who sign in at the issuer. Everything else is refused.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(PageSettings.class)
@Import({TokenChecks.class, Limits.class})
class PageSecurity {
  /** The one client registration's name; it stands in the sign-in's addresses. */
  static final String CLIENT = "delaktig";

  static final String SIGN_IN = "/oauth2/authorization/" + CLIENT;

  /** What a browser has put aside for forms that were not sent; answers it keeps none of. */
  private static final HeaderWriter NOTHING_STAYS =
      new StaticHeadersWriter("Clear-Site-Data", "\"storage\"");

  private final PageSettings settings;
  private final LimitedRate limitedRate;

  PageSecurity(PageSettings settings, ApiRefusals refusals) {
    this.settings = settings;
    this.limitedRate = refusals.limitedRate();
  }

  @Bean
  @Order(1)
  SecurityFilterChain open(HttpSecurity http) throws Exception {
    http.securityMatcher(
            "/delaktig/**", "/webjars/**", "/favicon.ico", "/robots.txt", "/actuator/health")
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .logout(logout -> logout.disable());
    headers(http, ReferrerPolicy.NO_REFERRER);
    return http.build();
  }

  /**
   * No session and no CSRF token: whoever could forge such a request would have to know the code,
   * and then needs no forgery. So a link opened from a mail still works when it is answered a day
   * later.
   */
  @Bean
  @Order(2)
  SecurityFilterChain personalLinks(HttpSecurity http) throws Exception {
    http.securityMatcher("/intyga/**", "/mina-timmar/**", "/paminnelse/**")
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .logout(logout -> logout.disable());
    http.addFilterBefore(limitedRate, AuthorizationFilter.class);
    headers(http, ReferrerPolicy.SAME_ORIGIN);
    return http.build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain programs(HttpSecurity http, ApiRefusals refusals, BearerTokens tokens)
      throws Exception {
    http.securityMatcher(
            new AndRequestMatcher(
                ApiRefusals.API, new RequestHeaderRequestMatcher(HttpHeaders.AUTHORIZATION)))
        .authorizeHttpRequests(all ->
            all.requestMatchers("/actuator/**")
                .hasAuthority("SCOPE_metrics")
                .anyRequest()
                .authenticated())
        .oauth2ResourceServer(server ->
            server
                .authenticationManagerResolver(request -> tokens)
                .authenticationEntryPoint(refusals)
                .accessDeniedHandler(refusals))
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .addFilterBefore(limitedRate, AuthorizationFilter.class)
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .logout(logout -> logout.disable());
    headers(http, ReferrerPolicy.NO_REFERRER);
    return http.build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain people(
      HttpSecurity http,
      ApiRefusals refusals,
      PageRefusals pageRefusals,
      ProblemJson problems,
      ClientRegistrationRepository clients,
      SessionsHere sessions,
      StillSignedIn stillSignedIn)
      throws Exception {
    var signOut = new OidcClientInitiatedLogoutSuccessHandler(clients);
    signOut.setPostLogoutRedirectUri(settings.atPages("/"));
    http.authorizeHttpRequests(all ->
            all.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/", "/logga-in", "/hjalp", "/tillganglighet", "/error")
                .permitAll()
                .requestMatchers("/actuator/**")
                .denyAll()
                .anyRequest()
                .authenticated())
        .oauth2Login(login ->
            login
                .loginPage("/logga-in")
                .defaultSuccessUrl("/start")
                .failureHandler(new SignInFailed()))
        .oauth2Client(withDefaults())
        .oidcLogout(out -> out.backChannel(told -> told.logoutHandler(sessions)))
        .addFilterAfter(new SessionEndTold(problems), HeaderWriterFilter.class)
        .addFilterBefore(stillSignedIn, AuthorizationFilter.class)
        .addFilterBefore(limitedRate, AuthorizationFilter.class)
        .exceptionHandling(e ->
            e.defaultAuthenticationEntryPointFor(refusals, ApiRefusals.API)
                .defaultAuthenticationEntryPointFor(pageRefusals, any -> true)
                .defaultAccessDeniedHandlerFor(refusals, ApiRefusals.API)
                .defaultAccessDeniedHandlerFor(pageRefusals, any -> true))
        .logout(logout ->
            logout
                .logoutUrl("/logga-ut")
                .addLogoutHandler(new HeaderWriterLogoutHandler(NOTHING_STAYS))
                .logoutSuccessHandler(signOut)
                .deleteCookies(settings.cookie(SecureCookies.SESSION)));
    headers(http, ReferrerPolicy.NO_REFERRER);
    return http.build();
  }

  void headers(HttpSecurity http, ReferrerPolicy referrer) throws Exception {
    http.headers(headers ->
        headers
            .contentSecurityPolicy(csp -> csp.policyDirectives(policy()))
            .referrerPolicy(policy -> policy.policy(referrer))
            .permissionsPolicyHeader(policy ->
                policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
            .crossOriginOpenerPolicy(withDefaults()));
  }

  /**
   * Scripts, styles and pictures from here only, nothing inline. Signing out is a form whose answer
   * leads to the issuer, which browsers count as a form's target.
   */
  private String policy() {
    return "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none';"
        + " form-action 'self' "
        + settings.issuerOrigin();
  }

  @Bean
  ClientRegistrationRepository clientRegistrations() {
    var secret = settings.pages().secret();
    var endpoints = settings.endpoints();
    var client =
        ClientRegistration.withRegistrationId(CLIENT)
            .clientId(settings.pages().clientId())
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(settings.atPages("/login/oauth2/code/" + CLIENT))
            .scope(settings.pages().scopes())
            .issuerUri(settings.issuer().toString())
            .authorizationUri(settings.atIssuer(endpoints.authorization()))
            .tokenUri(settings.insideIssuer(endpoints.token()))
            .jwkSetUri(settings.insideIssuer(endpoints.jwkSet()))
            .userInfoUri(settings.insideIssuer(endpoints.userInfo()))
            .userNameAttributeName("sub")
            .providerConfigurationMetadata(
                Map.of("end_session_endpoint", settings.atIssuer(endpoints.endSession())))
            .clientSettings(
                ClientRegistration.ClientSettings.builder().requireProofKey(true).build());
    if (secret == null) {
      client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
    } else {
      client
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .clientSecret(secret);
    }
    return new InMemoryClientRegistrationRepository(client.build());
  }

  @Bean
  OidcSessionRegistry signInsHere() {
    return new InMemoryOidcSessionRegistry();
  }

  @Bean
  SessionsHere sessionsHere(OidcSessionRegistry signIns) {
    return new SessionsHere(signIns);
  }

  @Bean
  StillSignedIn stillSignedIn(OwnToken token) {
    return new StillSignedIn(token, InstantSource.system());
  }

  /** In the people's chain only, not for every request. */
  @Bean
  FilterRegistrationBean<StillSignedIn> notByItself(StillSignedIn filter) {
    FilterRegistrationBean<StillSignedIn> registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }

  /** Tokens live in the session and end with it. */
  @Bean
  OAuth2AuthorizedClientRepository authorizedClients() {
    return new HttpSessionOAuth2AuthorizedClientRepository();
  }

  @Bean
  OAuth2AuthorizedClientManager authorizedClientManager(
      ClientRegistrationRepository clients, OAuth2AuthorizedClientRepository authorized) {
    var manager = new DefaultOAuth2AuthorizedClientManager(clients, authorized);
    manager.setAuthorizedClientProvider(
        OAuth2AuthorizedClientProviderBuilder.builder().authorizationCode().refreshToken().build());
    return manager;
  }

  @Bean
  JwtDecoder jwtDecoder() {
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(settings.insideIssuer(settings.endpoints().jwkSet()))
            .restOperations(IssuerCalls.client())
            .validateType(false)
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(),
            new JwtIssuerValidator(settings.issuer().toString()),
            new JwtClaimValidator<List<String>>(
                "aud", meantFor -> meantFor != null && meantFor.contains(settings.audience()))));
    return decoder;
  }
}
