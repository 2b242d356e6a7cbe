package org.showpay.gateway.routing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.showpay.contracts.card.CompanyId;

/**
 * A card company to which there is a line.
 *
 * @param prefix the first digits of its card numbers (ISO/IEC 7812 issuer identification number)
 * @param baseUrl where its host answers, without the path of the API
 */
record CardCompany(
    @NotNull CompanyId name,
    @NotNull @Pattern(regexp = "[0-9]{4,8}") String prefix,
    @NotNull URI baseUrl) {}
