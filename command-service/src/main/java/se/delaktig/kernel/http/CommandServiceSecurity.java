package se.delaktig.kernel.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who gets as far as the command desk: holders of an access token for this service, and of personal
 * links.
 */
@Configuration(proxyBeanMethods = false)
class CommandServiceSecurity {
  private final JsonMapper json = JsonMapper.builder().build();

  @Bean
  SecurityFilterChain commands(HttpSecurity http) throws Exception {
    return http.csrf(csrf -> csrf.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests ->
            requests
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
                .jwt(jwt -> {})
                .authenticationEntryPoint((request, response, e) ->
                    refuse(response, HttpStatus.UNAUTHORIZED, "access.sign-in")))
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
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(jwks).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer),
            new JwtClaimValidator<List<String>>(
                "aud", aud -> aud != null && aud.contains(audience))));
    return decoder;
  }

  private void refuse(HttpServletResponse response, HttpStatus status, String code)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (status == HttpStatus.UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    json.writeValue(response.getOutputStream(), Problems.problem(status, code));
  }
}
