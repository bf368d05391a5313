/* A disk that writes down what is done to it, or that fails, under one folder of a running program.
 *
 * Laid over the C library (LD_PRELOAD): SQLite, Python's own files and everything else go through it unchanged.
 * `disk_watch` names the folder; `disk_log` gives a descriptor each change of a file is written to (see `power.py` for the
 * form); `disk_fail` makes the Nth call of a kind fail. Linux, 64 bits.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { WELL, FULL, ONCE, YANKED, READ_ONLY, UNREADABLE, BRIM };        /* what is the matter; `stage.py: MATTERS` */
enum { LOOK = 1, READ = 2, MAKE = 4, WRITE = 8, SHRINK = 16, SYNC = 32, NAME = 64 }; /* what a call does */
static const int struck[] = {
    0,
    MAKE | WRITE,
    MAKE | WRITE | SHRINK | SYNC | NAME,
    LOOK | READ | MAKE | WRITE | SHRINK | SYNC | NAME,
    MAKE | WRITE | SHRINK | NAME,
    READ,
    WRITE,
};

#define MOST 65536
static char folder[4096];
static size_t folder_length;
static int log_to = -1, matter = WELL;
static long at, calls, hits, harms;
static char watched[MOST];
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

void disk_watch(const char *path) { strncpy(folder, path, sizeof folder - 1); folder_length = strlen(folder); }
void disk_log(int descriptor) { log_to = descriptor; }
void disk_fail(int what, long when) { matter = what; at = when; calls = hits = harms = 0; }
long disk_calls(void) { return calls; }
long disk_hits(void) { return hits; }
long disk_harms(void) { return harms; } /* hits of what was to change something */

static int is_watched(const char *path)
{
    return folder_length && path && !strncmp(path, folder, folder_length)
           && (!path[folder_length] || path[folder_length] == '/');
}

static int is_watched_fd(int fd) { return fd >= 0 && fd < MOST && watched[fd]; }

/* Tell whether this call fails, and set errno. */
static int fails(int does)
{
    if (matter == WELL || !(struck[matter] & does)) return 0;
    long now = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    int is_now = matter == ONCE || matter == UNREADABLE ? now == at : now >= at;
    if (!is_now) return 0;
    __atomic_add_fetch(&hits, 1, __ATOMIC_SEQ_CST);
    if (does & ~(LOOK | READ)) __atomic_add_fetch(&harms, 1, __ATOMIC_SEQ_CST);
    errno = matter == FULL || matter == BRIM ? ENOSPC : matter == READ_ONLY ? EROFS : EIO;
    return 1;
}

static void put(const void *what, size_t length)
{
    const char *rest = what;
    while (length) {
        long written = syscall(SYS_write, log_to, rest, length);
        if (written <= 0) abort();
        rest += written, length -= (size_t)written;
    }
}

/* A change: its kind, the file's number, a place, and one or two texts (names, or what was written). */
static void tell(char kind, uint64_t file, int64_t place, const void *one, uint64_t length, const char *other)
{
    if (log_to < 0) return;
    uint64_t further = other ? strlen(other) : 0;
    struct { char kind, pad[7]; uint64_t file; int64_t place; uint64_t length, further; } head = {
        .kind = kind, .file = file, .place = place, .length = length, .further = further};
    pthread_mutex_lock(&turn);
    put(&head, sizeof head), put(one, length), put(other, further);
    pthread_mutex_unlock(&turn);
}

void disk_mark(long number) { tell('m', 0, number, NULL, 0, NULL); }
void disk_through(void) { tell('v', 0, 0, NULL, 0, NULL); }

static uint64_t number_of(int fd)
{
    struct stat found;
    return syscall(SYS_fstat, fd, &found) ? 0 : found.st_ino;
}

#define REAL(type, name, ...)                                                                                          \
    static type (*real)(__VA_ARGS__);                                                                                  \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, name)

static int open_it(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode)
{
    if (!is_watched(path)) return real(path, flags, mode);
    int is_there = !syscall(SYS_access, path, F_OK);
    int makes = (flags & O_CREAT) && !is_there;
    int writes = (flags & O_ACCMODE) != O_RDONLY;
    if (fails(makes ? MAKE : LOOK)) return -1;
    if (matter == READ_ONLY && writes && calls >= at) { errno = EROFS; return -1; }
    int fd = real(path, flags, mode);
    if (fd < 0 || fd >= MOST) return fd;
    watched[fd] = 1;
    if (makes) tell('c', number_of(fd), 0, path, strlen(path), NULL);
    else if (is_there && (flags & O_TRUNC)) tell('t', number_of(fd), 0, NULL, 0, NULL);
    else if (flags & O_DIRECTORY) watched[fd] = 2;
    return fd;
}

#define OPEN(name)                                                                                                     \
    int name(const char *path, int flags, ...)                                                                         \
    {                                                                                                                  \
        REAL(int, #name, const char *, int, ...);                                                                      \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;                                                      \
        va_end(more);                                                                                                  \
        return open_it(real, path, flags, mode);                                                                       \
    }
OPEN(open)
OPEN(open64)

int close(int fd)
{
    REAL(int, "close", int);
    if (fd >= 0 && fd < MOST) watched[fd] = 0;
    return real(fd);
}

/* A disk full to the brim still takes what is written over what is there. */
static int grows(int fd, off_t end)
{
    struct stat found;
    return matter != BRIM || syscall(SYS_fstat, fd, &found) || end > found.st_size;
}

/* What is full takes half of what is written first. */
static ssize_t half(int fd, const void *what, size_t length, off_t place)
{
    int was = errno;
    if (matter != FULL || hits != 1 || length < 2) return -1;
    ssize_t written = syscall(SYS_pwrite64, fd, what, length / 2, place);
    if (written > 0) tell('w', number_of(fd), place, what, (uint64_t)written, NULL);
    errno = was;
    return written;
}

ssize_t pwrite64(int fd, const void *what, size_t length, off_t place)
{
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
    if (!is_watched_fd(fd)) return real(fd, what, length, place);
    if (grows(fd, place + (off_t)length) && fails(WRITE)) return half(fd, what, length, place);
    ssize_t written = real(fd, what, length, place);
    if (written > 0) tell('w', number_of(fd), place, what, (uint64_t)written, NULL);
    return written;
}

ssize_t write(int fd, const void *what, size_t length)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    if (!is_watched_fd(fd)) return real(fd, what, length);
    if (grows(fd, lseek(fd, 0, SEEK_CUR) + (off_t)length) && fails(WRITE)) return -1;
    ssize_t written = real(fd, what, length);
    if (written > 0) tell('w', number_of(fd), lseek(fd, 0, SEEK_CUR) - written, what, (uint64_t)written, NULL);
    return written;
}

ssize_t read(int fd, void *into, size_t length)
{
    REAL(ssize_t, "read", int, void *, size_t);
    return is_watched_fd(fd) && fails(READ) ? -1 : real(fd, into, length);
}

ssize_t pread64(int fd, void *into, size_t length, off_t place)
{
    REAL(ssize_t, "pread64", int, void *, size_t, off_t);
    return is_watched_fd(fd) && fails(READ) ? -1 : real(fd, into, length, place);
}

int ftruncate64(int fd, off_t size)
{
    REAL(int, "ftruncate64", int, off_t);
    if (!is_watched_fd(fd)) return real(fd, size);
    if (fails(SHRINK)) return -1;
    int failed = real(fd, size);
    if (!failed) tell('t', number_of(fd), size, NULL, 0, NULL);
    return failed;
}

static int sync_it(int (*real)(int), int fd)
{
    if (!is_watched_fd(fd)) return real(fd);
    if (fails(SYNC)) return -1;
    struct stat found;
    char link[64], path[4096];
    int is_folder = !syscall(SYS_fstat, fd, &found) && S_ISDIR(found.st_mode);
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    long length = is_folder ? syscall(SYS_readlink, link, path, sizeof path) : 0;
    tell(is_folder ? 'd' : 's', found.st_ino, 0, path, length > 0 ? (uint64_t)length : 0, NULL);
    return 0; /* told, not done: the images know no real disk */
}

int fsync(int fd)
{
    REAL(int, "fsync", int);
    return sync_it(real, fd);
}

int fdatasync(int fd)
{
    REAL(int, "fdatasync", int);
    return sync_it(real, fd);
}

int unlink(const char *path)
{
    REAL(int, "unlink", const char *);
    if (!is_watched(path)) return real(path);
    if (syscall(SYS_access, path, F_OK) == 0 && fails(NAME)) return -1;
    int failed = real(path);
    if (!failed) tell('u', 0, 0, path, strlen(path), NULL);
    return failed;
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *);
    if (!is_watched(from)) return real(from, to);
    if (fails(NAME)) return -1;
    int failed = real(from, to);
    if (!failed) tell('r', 0, 0, from, strlen(from), to);
    return failed;
}

int mkdir(const char *path, mode_t mode)
{
    REAL(int, "mkdir", const char *, mode_t);
    return is_watched(path) && fails(MAKE) ? -1 : real(path, mode);
}

/* Python copies by hand then, so that each piece is seen. */
ssize_t sendfile64(int out, int in, off_t *place, size_t length)
{
    REAL(ssize_t, "sendfile64", int, int, off_t *, size_t);
    if (!is_watched_fd(out) && !is_watched_fd(in)) return real(out, in, place, length);
    errno = ENOSYS;
    return -1;
}

#define LOOKED_AT(name)                                                                                                \
    int name(const char *path, struct stat64 *into)                                                                    \
    {                                                                                                                  \
        REAL(int, #name, const char *, struct stat64 *);                                                               \
        return is_watched(path) && fails(LOOK) ? -1 : real(path, into);                                                \
    }
LOOKED_AT(stat64)
LOOKED_AT(lstat64)

int statvfs64(const char *path, struct statvfs64 *into)
{
    REAL(int, "statvfs64", const char *, struct statvfs64 *);
    if (is_watched(path) && matter == YANKED && fails(LOOK)) return -1;
    int failed = real(path, into);
    if (!failed && is_watched(path) && (matter == FULL || matter == BRIM) && hits) into->f_bavail = into->f_bfree = 0;
    return failed;
}
