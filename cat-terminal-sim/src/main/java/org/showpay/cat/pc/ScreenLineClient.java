package org.showpay.cat.pc;

import org.showpay.contracts.checkout.ScreensApi;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

/** The auth-server's payment screens as PCs call them: with no credential but the address. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "pc-line", types = ScreensApi.class)
class ScreenLineClient {}
