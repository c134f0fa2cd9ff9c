/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "listen.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Connections that wait to be accepted. */
#define BACKLOG 128

static enum suited_status bad_address(const char *where, struct suited_error *err)
{
    return suited_fail(err, SUITED_INVALID,
                       "cannot listen on '%.200s': it is no HOST:PORT (write it like "
                       "127.0.0.1:8750)",
                       where);
}

/* Cut HOST:PORT at its last colon; an IPv6 address stands in brackets, which go. */
static enum suited_status cut(const char *where, struct strbuf *name, const char **port,
                              struct suited_error *err)
{
    const char *colon = strrchr(where, ':');
    char *end;
    unsigned long number;

    if (!colon || colon == where)
        return bad_address(where, err);
    number = strtoul(colon + 1, &end, 10);
    if (end == colon + 1 || *end || strchr("+- ", colon[1]) || number > 65535)
        return bad_address(where, err);
    *port = colon + 1;
    if (*where == '[' && colon[-1] == ']')
        strbuf_add(name, where + 1, (size_t)(colon - where) - 2);
    else
        strbuf_add(name, where, (size_t)(colon - where));
    return name->length && !strchr(name->text, '[') ? SUITED_OK : bad_address(where, err);
}

static int try_address(const struct addrinfo *address)
{
    static const int on = 1;
    int fd = socket(address->ai_family, address->ai_socktype | SOCK_CLOEXEC, 0);

    if (fd < 0)
        return -1;
    /* What a server that just stopped left behind does not keep the next one from starting. */
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (!bind(fd, address->ai_addr, address->ai_addrlen) && !listen(fd, BACKLOG))
        return fd;
    close(fd);
    return -1;
}

static struct sockaddr_storage address_of(int fd)
{
    struct sockaddr_storage address = {0};
    socklen_t length = sizeof(address);

    getsockname(fd, (struct sockaddr *)&address, &length);
    return address;
}

static unsigned port_of(int fd)
{
    struct sockaddr_storage address = address_of(fd);

    if (address.ss_family == AF_INET6)
        return ntohs(((struct sockaddr_in6 *)&address)->sin6_port);
    return ntohs(((struct sockaddr_in *)&address)->sin_port);
}

static enum suited_status open_first(const char *name, const char *port, int *listener,
                                     struct suited_error *err)
{
    const struct addrinfo hints = {.ai_flags = AI_PASSIVE | AI_NUMERICSERV,
                                   .ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    int rc = getaddrinfo(name, port, &hints, &found), why = 0;

    if (rc)
        return suited_fail(err, SUITED_INVALID, "cannot listen on '%.200s': %s", name,
                           gai_strerror(rc));
    *listener = -1;
    for (const struct addrinfo *a = found; a && *listener < 0; a = a->ai_next) {
        *listener = try_address(a);
        why = errno;
    }
    freeaddrinfo(found);
    if (*listener >= 0)
        return SUITED_OK;
    return suited_fail(err, SUITED_IO, "cannot listen on port %s of '%.200s': %s (%s)", port,
                       name, strerror(why),
                       why == EADDRINUSE ? "stop what is using it, or choose another port"
                                         : "choose another address or port");
}

enum suited_status listen_open(const char *where, int *listener, struct strbuf *host,
                               unsigned *port, struct suited_error *err)
{
    struct strbuf name = STRBUF_INIT;
    const char *wanted = "";
    enum suited_status status = cut(where, &name, &wanted, err);

    if (!status)
        status = open_first(name.text, wanted, listener, err);
    if (!status) {
        strbuf_printf(host, strchr(name.text, ':') ? "[%s]" : "%s", name.text);
        *port = port_of(*listener);
    }
    strbuf_release(&name);
    return status;
}

bool listen_is_local(int listener)
{
    struct sockaddr_storage address = address_of(listener);
    const struct sockaddr_in *four = (const struct sockaddr_in *)&address;

    if (address.ss_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)&address)->sin6_addr);
    return ntohl(four->sin_addr.s_addr) >> 24 == IN_LOOPBACKNET;
}
