package org.showpay.issuer.company;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The card companies as the configuration lists them; without one there is nothing to play. */
@Validated
@ConfigurationProperties("showpay")
record CompaniesProperties(@DefaultValue @NotEmpty List<@Valid CardCompany> companies) {}
