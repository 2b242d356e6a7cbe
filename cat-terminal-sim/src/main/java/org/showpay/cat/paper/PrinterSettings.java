package org.showpay.cat.paper;

import java.nio.charset.Charset;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The receipt printer of this machine's tills.
 *
 * @param host where it listens; empty where there is none
 * @param port the usual one of such printers where nothing is said
 * @param charset of the letters that it knows
 */
@ConfigurationProperties("showpay.printer")
record PrinterSettings(
    @DefaultValue("") String host,
    @DefaultValue("9100") int port,
    @DefaultValue("EUC-KR") Charset charset) {}
