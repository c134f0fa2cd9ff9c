/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NET_FETCH_ADDRESS_H
#define NET_FETCH_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/*
 * Whether an address is one that anybody on the Internet has: not loopback, private,
 * link-local, shared, multicast or kept for documents, also when such a one is wrapped in
 * IPv6 (mapped, NAT64, 6to4). What is no IP address is not public.
 */
bool address_is_public(const struct sockaddr *address);

/* The same of an address as text ("127.0.0.1", "fe80::1"). */
bool address_text_is_public(const char *text);

#endif
