package se.delaktig.dialogue.command;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Someone who took part and is not on the list.
 *
 * @param who a name or a personnummer, as the leader wrote it
 * @param minutes minutes attended
 */
public record Addition(@NotBlank @Size(max = 120) String who, @Min(1) @Max(1440) int minutes) {}
