/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fetch_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>

struct block4 {
    uint32_t first;
    unsigned bits;
};

/* IANA IPv4 Special-Purpose Address Registry (RFC 6890 and later), and multicast (RFC 5771). */
static const struct block4 special4[] = {
    {0x00000000, 8},  {0x0a000000, 8},  {0x64400000, 10}, {0x7f000000, 8},  {0xa9fe0000, 16},
    {0xac100000, 12}, {0xc0000000, 24}, {0xc0000200, 24}, {0xc0586300, 24}, {0xc0a80000, 16},
    {0xc6120000, 15}, {0xc6336400, 24}, {0xcb007100, 24}, {0xe0000000, 4},  {0xf0000000, 4},
};

static bool is_public4(uint32_t address)
{
    for (size_t i = 0; i < sizeof(special4) / sizeof(*special4); i++)
        if ((address ^ special4[i].first) >> (32 - special4[i].bits) == 0)
            return false;
    return true;
}

struct block6 {
    uint8_t first[16];
    unsigned bits;
};

/* Within 2000::/3, the global unicast addresses: IANA IPv6 Special-Purpose Address Registry. */
static const struct block6 special6[] = {
    {{0x20, 0x01, 0x00}, 23},       /* protocol assignments, Teredo and ORCHID among them */
    {{0x20, 0x01, 0x0d, 0xb8}, 32}, /* documentation */
    {{0x3f, 0xff, 0x00}, 20},       /* documentation */
};

/* Blocks whose addresses hold an IPv4 address from byte `at` on: that one decides. */
static const struct wrapper {
    struct block6 block;
    size_t at;
} wrappers[] = {
    {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96}, 12}, /* mapped, RFC 4291 */
    {{{0x00, 0x64, 0xff, 0x9b}, 96}, 12},                   /* NAT64, RFC 6052 */
    {{{0x20, 0x02}, 16}, 2},                                /* 6to4, RFC 3056 */
};

static bool is_in(const uint8_t *address, const struct block6 *block)
{
    unsigned whole = block->bits / 8, rest = block->bits % 8;

    if (memcmp(address, block->first, whole) != 0)
        return false;
    return !rest || (address[whole] ^ block->first[whole]) >> (8 - rest) == 0;
}

static uint32_t word_at(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
           bytes[3];
}

static bool is_public6(const uint8_t *address)
{
    for (size_t i = 0; i < sizeof(wrappers) / sizeof(*wrappers); i++)
        if (is_in(address, &wrappers[i].block))
            return is_public4(word_at(address + wrappers[i].at));
    if (address[0] >> 5 != 1) /* outside 2000::/3 nothing is global unicast, RFC 4291 */
        return false;
    for (size_t i = 0; i < sizeof(special6) / sizeof(*special6); i++)
        if (is_in(address, &special6[i]))
            return false;
    return true;
}

bool address_is_public(const struct sockaddr *address)
{
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;

    if (address->sa_family == AF_INET) {
        memcpy(&v4, address, sizeof(v4));
        return is_public4(ntohl(v4.sin_addr.s_addr));
    }
    if (address->sa_family != AF_INET6)
        return false;
    memcpy(&v6, address, sizeof(v6));
    return is_public6(v6.sin6_addr.s6_addr);
}

bool address_text_is_public(const char *text)
{
    struct in_addr v4;
    struct in6_addr v6;

    if (inet_pton(AF_INET, text, &v4) == 1)
        return is_public4(ntohl(v4.s_addr));
    return inet_pton(AF_INET6, text, &v6) == 1 && is_public6(v6.s6_addr);
}
