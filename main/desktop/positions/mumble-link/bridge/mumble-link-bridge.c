/* Carries Mumble Link out of Wine: games under Wine and Proton write into a named mapping that only programs in the same
   Wine can see. This program runs in that Wine and copies what they write to the shared memory of Linux, which Earshot or
   Mumble has created. See README.md in this folder.
   Usage: mumble-link-bridge.exe NAME [--until-input-ends], where NAME is MumbleLink.<user id>. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>

#define TEXT_CHARACTERS 256
#define DESCRIPTION_CHARACTERS 2048
#define POLL_MS 20
#define MAX_READS 3
#define LOST_AFTER_MS 5000
#define UNVERSIONED_MS 1000

#define LINKED_MEMORY(character)                                             \
  {                                                                          \
    uint32_t version, tick;                                                  \
    float avatarPosition[3], avatarFront[3], avatarTop[3];                   \
    character name[TEXT_CHARACTERS];                                         \
    float cameraPosition[3], cameraFront[3], cameraTop[3];                   \
    character identity[TEXT_CHARACTERS];                                     \
    uint32_t contextLength;                                                  \
    uint8_t context[256];                                                    \
    character description[DESCRIPTION_CHARACTERS];                           \
  }

struct WindowsLink LINKED_MEMORY(uint16_t);
struct LinuxLink LINKED_MEMORY(uint32_t);
_Static_assert(sizeof(struct WindowsLink) == 5460, "equals Mumble's struct on Windows");
_Static_assert(sizeof(struct LinuxLink) == 10580, "equals Mumble's struct on Linux");

/* Converts UTF-16 to UTF-32. Leaves lone surrogates unchanged, because Earshot replaces them. */
static void widen(const uint16_t *from, uint32_t *to, int characters) {
  int written = 0;
  for (int index = 0; index < characters && from[index] != 0; index++) {
    uint32_t code = from[index];
    int isPair = (code & 0xfc00) == 0xd800 && index + 1 < characters && (from[index + 1] & 0xfc00) == 0xdc00;
    if (isPair) code = 0x10000 + ((code & 0x3ff) << 10) + (from[++index] & 0x3ff);
    to[written++] = code;
  }
}

static void convert(const struct WindowsLink *from, struct LinuxLink *to) {
  memset(to, 0, sizeof(*to));
  to->version = from->version;
  to->tick = from->tick;
  memcpy(to->avatarPosition, from->avatarPosition, 9 * sizeof(float));
  widen(from->name, to->name, TEXT_CHARACTERS);
  memcpy(to->cameraPosition, from->cameraPosition, 9 * sizeof(float));
  widen(from->identity, to->identity, TEXT_CHARACTERS);
  to->contextLength = from->contextLength;
  memcpy(to->context, from->context, sizeof(to->context));
  widen(from->description, to->description, DESCRIPTION_CHARACTERS);
}

/* Reads until two reads in a row agree, because the game writes without a lock. Returns 0 if none do. */
static int readWhole(const volatile struct WindowsLink *shared, struct WindowsLink *link) {
  struct WindowsLink again;
  memcpy(link, (const void *)shared, sizeof(*link));
  for (int reads = 1; reads < MAX_READS; reads++) {
    memcpy(&again, (const void *)shared, sizeof(again));
    if (memcmp(link, &again, sizeof(again)) == 0) return 1;
    *link = again;
  }
  return 0;
}

/* What is known about who writes the mapping. See link-pulse.ts, which does the same outside Wine. */
struct Pulse {
  uint32_t tick;
  float vectors[9];
  ULONGLONG writtenMs, unversionedMs;
  uint32_t erasedVersion;
};

/* Returns whether the game has written since the last look. A game that never counts its frames still moves its player. */
static int isWritten(const volatile struct WindowsLink *shared, struct Pulse *pulse) {
  float vectors[9];
  uint32_t tick = shared->tick;
  memcpy(vectors, (const void *)shared->avatarPosition, sizeof(vectors));
  int isNew = tick != pulse->tick || memcmp(vectors, pulse->vectors, sizeof(vectors)) != 0;
  pulse->tick = tick;
  memcpy(pulse->vectors, vectors, sizeof(vectors));
  return isNew;
}

/* Erases the version of a silent link and leaves everything else, so that the next game writes its name. */
static void eraseIfSilent(volatile struct WindowsLink *shared, struct Pulse *pulse, ULONGLONG nowMs) {
  uint32_t version = shared->version;
  if (nowMs - pulse->writtenMs <= LOST_AFTER_MS) return;
  pulse->unversionedMs = 0;
  if (version == 0) return;
  pulse->erasedVersion = version;
  shared->version = 0;
}

/* Returns whether the link has a version. A game that wrote it only once, at its start, gets the erased one back. */
static int hasVersion(volatile struct WindowsLink *shared, struct Pulse *pulse, ULONGLONG nowMs) {
  if (shared->version != 0 || pulse->erasedVersion == 0) {
    pulse->unversionedMs = pulse->erasedVersion = 0;
    return 1;
  }
  if (pulse->unversionedMs == 0) pulse->unversionedMs = nowMs;
  if (nowMs - pulse->unversionedMs < UNVERSIONED_MS) return 0;
  shared->version = pulse->erasedVersion;
  return 1;
}

static HANDLE openFile(const char *path) {
  return CreateFileA(path, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING, 0, NULL);
}

/* Writes the memory if it exists. Opens it for each write, so that it finds a memory that was recreated. Never creates
   one: its owner decides about it. A Wine without the drive Z: knows the second path. */
static int writeLink(const char *name, const struct LinuxLink *link) {
  char path[128];
  DWORD written = 0;
  snprintf(path, sizeof(path), "Z:\\dev\\shm\\%s", name);
  HANDLE file = openFile(path);
  if (file == INVALID_HANDLE_VALUE) {
    snprintf(path, sizeof(path), "\\\\?\\unix\\dev\\shm\\%s", name);
    file = openFile(path);
  }
  if (file == INVALID_HANDLE_VALUE) return 0;
  int isDone = WriteFile(file, link, sizeof(*link), &written, NULL) && written == sizeof(*link);
  CloseHandle(file);
  return isDone;
}

/* Ends the program when its input ends: the program that started it has ended, or wants that. */
static DWORD WINAPI watchInput(void *unused) {
  char bytes[16];
  DWORD count = 1;
  (void)unused;
  while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), bytes, sizeof(bytes), &count, NULL) && count > 0) {
  }
  ExitProcess(0);
}

static int isName(const char *text) { return strlen(text) <= 60 && strpbrk(text, "/\\:") == NULL; }

static void carry(volatile struct WindowsLink *shared, const char *name) {
  static struct WindowsLink link;
  static struct LinuxLink wide;
  struct Pulse pulse = {0};
  int couldWrite = 1;
  pulse.writtenMs = GetTickCount64();
  isWritten(shared, &pulse);
  for (;; Sleep(POLL_MS)) {
    ULONGLONG nowMs = GetTickCount64();
    if (!isWritten(shared, &pulse)) {
      eraseIfSilent(shared, &pulse, nowMs);
      continue;
    }
    pulse.writtenMs = nowMs;
    if (!hasVersion(shared, &pulse, nowMs) || !readWhole(shared, &link)) continue;
    convert(&link, &wide);
    int canWrite = writeLink(name, &wide);
    if (canWrite != couldWrite) fprintf(stderr, canWrite ? "Writing again.\n" : "%s cannot be written. Start Earshot.\n", name);
    couldWrite = canWrite;
  }
}

int main(int argc, char **argv) {
  int endsWithInput = argc == 3 && strcmp(argv[2], "--until-input-ends") == 0;
  if ((argc != 2 && !endsWithInput) || !isName(argv[1])) {
    fprintf(stderr, "Usage: mumble-link-bridge.exe MumbleLink.<user id> [--until-input-ends]\n");
    return 2;
  }
  HANDLE mapping = CreateFileMappingW(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0, sizeof(struct WindowsLink), L"MumbleLink");
  volatile struct WindowsLink *shared = mapping == NULL ? NULL : MapViewOfFile(mapping, FILE_MAP_READ | FILE_MAP_WRITE, 0, 0, sizeof(struct WindowsLink));
  if (shared == NULL) {
    fprintf(stderr, "The mapping MumbleLink cannot be opened (error %lu).\n", GetLastError());
    return 1;
  }
  printf("Carrying Mumble Link to %s. Close this window to stop.\n", argv[1]);
  fflush(stdout);
  if (endsWithInput) CreateThread(NULL, 0, watchInput, NULL, 0, NULL);
  carry(shared, argv[1]);
}
