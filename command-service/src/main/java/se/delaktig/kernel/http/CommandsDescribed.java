package se.delaktig.kernel.http;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Matrix;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.Id;

/** Describes the one command address as what it is: an address of its own for every command. */
@Configuration(proxyBeanMethods = false)
class CommandsDescribed {
  private static final String BASE = "/api/projects/{project}/commands/";

  @Bean
  OpenApiCustomizer everyCommand() {
    idsAreText();
    return openApi -> {
      openApi.getPaths().remove("/api/projects/{ledger}/commands/{name}");
      Matrix.commands().forEach(command -> describe(openApi, command));
    };
  }

  /** Ids are records of one text and are written as that text. */
  private static void idsAreText() {
    new EventVocabulary()
        .types().stream()
            .flatMap(type -> Arrays.stream(type.getRecordComponents()))
            .map(component -> component.getType())
            .filter(Id.class::isAssignableFrom)
            .distinct()
            .forEach(id -> SpringDocUtils.getConfig().replaceWithSchema(id, new StringSchema()));
  }

  private static void describe(OpenAPI openApi, Class<? extends ProgrammeCommand> command) {
    String name = ProgrammeCommand.nameOf(command);
    ResolvedSchema schema =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(command).resolveAsRef(true));
    schema.referencedSchemas.forEach(
        (key, value) -> openApi.getComponents().addSchemas(key, value));
    String roles =
        Matrix.rolesFor(command).stream()
            .map(Role::swedish)
            .sorted()
            .collect(Collectors.joining(", "));
    Operation operation =
        new Operation()
            .operationId(name)
            .summary(name)
            .description("Roller / roles: " + roles)
            .addParametersItem(parameter("project", "path"))
            .addParametersItem(parameter("Command-Id", "header"))
            .requestBody(
                new RequestBody()
                    .required(true)
                    .content(
                        new Content()
                            .addMediaType(
                                "application/json", new MediaType().schema(schema.schema))))
            .responses(responses());
    openApi.path(BASE + name, new PathItem().post(operation));
  }

  private static Parameter parameter(String name, String in) {
    return new Parameter().name(name).in(in).required(true).schema(new StringSchema());
  }

  private static ApiResponses responses() {
    ApiResponses responses = new ApiResponses();
    Map.of(
            "200", "Done, or done before under this id: the first answer",
            "400", "Malformed; errors names the fields",
            "403", "No right to it",
            "404", "Names something that does not exist in the project",
            "409", "A rule refuses it",
            "412", "Made from an outdated picture",
            "422", "The Command-Id belongs to another command",
            "503", "The log cannot be reached; ask again with the same Command-Id")
        .forEach((status, text) ->
            responses.addApiResponse(status, new ApiResponse().description(text)));
    return responses;
  }
}
