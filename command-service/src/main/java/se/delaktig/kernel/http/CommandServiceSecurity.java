package se.delaktig.kernel.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import se.delaktig.kernel.server.ClientAddress;
import se.delaktig.kernel.server.LimitedRate;
import se.delaktig.kernel.server.Limits;
import se.delaktig.kernel.server.RateLimits;
import se.delaktig.kernel.token.BearerTokens;
import se.delaktig.kernel.token.IssuerCalls;
import se.delaktig.kernel.token.IssuerSilentException;
import se.delaktig.kernel.token.TokenChecks;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who gets as far as the command desk: holders of an access token for this service, and of personal
 * links.
 */
@Configuration(proxyBeanMethods = false)
@Import({TokenChecks.class, Limits.class})
class CommandServiceSecurity {
  private final JsonMapper json = JsonMapper.builder().build();

  @Bean
  SecurityFilterChain commands(HttpSecurity http, BearerTokens tokens, LimitedRate limitedRate)
      throws Exception {
    return http.csrf(csrf -> csrf.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/actuator/health")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasAuthority("SCOPE_metrics")
                .requestMatchers(new RequestHeaderRequestMatcher("Delaktig-Link"))
                .permitAll()
                .anyRequest()
                .authenticated())
        .oauth2ResourceServer(server ->
            server
                .authenticationManagerResolver(request -> tokens)
                .authenticationEntryPoint((request, response, e) -> {
                  if (!limitedRate.refused(request, response)) {
                    notLetIn(response, e);
                  }
                }))
        .addFilterBefore(limitedRate, AuthorizationFilter.class)
        .exceptionHandling(e ->
            e.accessDeniedHandler((request, response, denied) ->
                refuse(response, HttpStatus.FORBIDDEN, "access.denied")))
        .build();
  }

  @Bean
  JwtDecoder jwtDecoder(
      @Value("${delaktig.issuer}") String issuer,
      @Value("${delaktig.issuer.jwks:${delaktig.issuer}/oauth2/jwks}") String jwks,
      @Value("${delaktig.audience:delaktig}") String audience) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(jwks).restOperations(IssuerCalls.client()).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer),
            new JwtClaimValidator<List<String>>(
                "aud", aud -> aud != null && aud.contains(audience))));
    return decoder;
  }

  @Bean
  LimitedRate limitedRate(RateLimits limits, ClientAddress addresses) {
    return new LimitedRate(
        limits,
        addresses,
        (request, response) -> refuse(response, HttpStatus.TOO_MANY_REQUESTS, LimitedRate.CODE));
  }

  /** In the security chain only, not for every request. */
  @Bean
  FilterRegistrationBean<LimitedRate> notByItself(LimitedRate filter) {
    FilterRegistrationBean<LimitedRate> registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }

  private void notLetIn(HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (why instanceof IssuerSilentException) {
      response.setHeader("Retry-After", "5");
      refuse(response, HttpStatus.SERVICE_UNAVAILABLE, IssuerSilentException.CODE);
    } else {
      refuse(response, HttpStatus.UNAUTHORIZED, "access.sign-in");
    }
  }

  private void refuse(HttpServletResponse response, HttpStatus status, String code)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (status == HttpStatus.UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", Problems.type(code).toString());
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    problem.put("code", code);
    json.writeValue(response.getOutputStream(), problem);
  }
}
