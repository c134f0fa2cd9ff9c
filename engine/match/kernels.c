/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kernels_pay.h"

#include <math.h>
#include <string.h>
#ifdef __AVX2__
#include <immintrin.h>
#endif

/* Built twice, as KERNELS; what is out of sight here is plain C for the compiler's vectors. */
extern const struct kernels KERNELS;

#define FULL_TIME 3500 /* hundredths of hours: below this a week is part time */

/* ---- bits and bytes ---- */

#ifdef __AVX2__
/* Each byte takes the byte of bits that its own is in, and keeps that one, as one. */
static void spread_32(uint32_t bits, uint8_t *bytes)
{
    __m256i which =
        _mm256_set_epi64x(0x0303030303030303, 0x0202020202020202, 0x0101010101010101, 0);
    __m256i own = _mm256_set1_epi64x((long long)UINT64_C(0x8040201008040201));
    __m256i all = _mm256_shuffle_epi8(_mm256_set1_epi32((int)bits), which);
    __m256i set = _mm256_cmpeq_epi8(_mm256_and_si256(all, own), own);

    _mm256_storeu_si256((__m256i *)bytes, _mm256_and_si256(set, _mm256_set1_epi8(1)));
}

static uint64_t bits_of_32(const uint8_t *bytes, unsigned bit)
{
    __m256i all = _mm256_loadu_si256((const __m256i *)bytes);

    return (uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(all, (int)(7 - bit)));
}
#else
/* Eight bits to eight bytes: each byte keeps its own bit, and what is not zero becomes one. */
static void spread_32(uint32_t bits, uint8_t *bytes)
{
    for (unsigned i = 0; i < 4; i++) {
        uint64_t eight = bits >> 8 * i & 0xff;
        uint64_t apart = eight * UINT64_C(0x0101010101010101) & UINT64_C(0x8040201008040201);
        uint64_t ones = (apart + UINT64_C(0x7f7f7f7f7f7f7f7f)) | apart;

        ones = ones >> 7 & UINT64_C(0x0101010101010101);
        memcpy(bytes + (size_t)8 * i, &ones, 8);
    }
}

/* The lowest bits of eight bytes, gathered into the highest byte by one multiplication. */
static uint64_t bits_of_32(const uint8_t *bytes, unsigned bit)
{
    uint64_t out = 0;

    for (size_t i = 0; i < 4; i++) {
        uint64_t eight;

        memcpy(&eight, bytes + 8 * i, 8);
        eight = eight >> bit & UINT64_C(0x0101010101010101);
        out |= (eight * UINT64_C(0x0102040810204080) >> 56) << 8 * i;
    }
    return out;
}
#endif

static void spread(const struct plane *bits, uint8_t bytes[BLOCK_ROWS])
{
    for (size_t w = 0; w < BLOCK_WORDS; w++) {
        spread_32((uint32_t)bits->word[w], bytes + 64 * w);
        spread_32((uint32_t)(bits->word[w] >> 32), bytes + 64 * w + 32);
    }
}

static void collect(const uint8_t bytes[BLOCK_ROWS], unsigned bit, struct plane *bits)
{
    for (size_t w = 0; w < BLOCK_WORDS; w++)
        bits->word[w] = bits_of_32(bytes + 64 * w, bit) | bits_of_32(bytes + 64 * w + 32, bit)
                                                              << 32;
}

static void at_least(const int32_t figures[BLOCK_ROWS], int32_t least, struct plane *out)
{
    uint8_t bytes[BLOCK_ROWS];

    for (size_t i = 0; i < BLOCK_ROWS; i++)
        bytes[i] = figures[i] >= least;
    collect(bytes, 0, out);
}

static void open_on(const struct block_data *columns, int32_t today, uint32_t numbers,
                    struct plane *out)
{
    uint8_t bytes[BLOCK_ROWS];

    for (size_t i = 0; i < BLOCK_ROWS; i++)
        bytes[i] = (columns->closes[i] >= today) & (columns->number[i] <= numbers);
    collect(bytes, 0, out);
}

static size_t count(const struct plane *bits)
{
    size_t total = 0;

    for (size_t w = 0; w < BLOCK_WORDS; w++)
        total += (size_t)__builtin_popcountll(bits->word[w]);
    return total;
}

/* ---- amounts ---- */

/* `a` where `which` is 1, `b` where it is 0: a choice that compilers make no branch of. */
static int32_t pick(int32_t which, int32_t a, int32_t b)
{
    return b ^ ((a ^ b) & -which);
}

static int32_t lesser(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t stated(int32_t figure, int32_t unsaid)
{
    return pick(figure == unsaid, -1, figure);
}

/* See hours_offered() in grade_amount.c. */
static void hours(const struct block_data *columns, const struct said_of_hours *said,
                  struct offers *out)
{
    for (size_t i = 0; i < BLOCK_ROWS; i++) {
        int32_t low = stated(columns->hours_min[i], SUITED_UNSAID16);
        int32_t high = stated(columns->hours_max[i], SUITED_UNSAID16);
        int32_t full = lesser(columns->full_time_hours[i], FULL_TIME);
        int32_t fewer = (low >= full) & said->may_be_fewer[i];
        int32_t silent = (low < 0) & (high < 0);
        int32_t part_time = silent & said->part_time[i];
        int32_t full_time = silent & said->full_time[i];

        out->low[i] = pick(fewer, -1, pick(full_time, FULL_TIME, low));
        out->high[i] = pick(fewer & (high < 0), low, pick(part_time, FULL_TIME - 1, high));
    }
}

/* See days_offered() there. */
static void days(const struct block_data *columns, const struct said_of_hours *said,
                 struct offers *out)
{
    for (size_t i = 0; i < BLOCK_ROWS; i++) {
        int32_t low = stated(columns->days_min[i], SUITED_UNSAID8);
        int32_t high = stated(columns->days_max[i], SUITED_UNSAID8);
        int32_t full = lesser(columns->full_time_hours[i], FULL_TIME);
        int32_t hours_low = stated(columns->hours_min[i], SUITED_UNSAID16);
        int32_t fewer = (low >= 0) & (hours_low >= full) & said->may_be_fewer[i];

        out->low[i] = pick(fewer, -1, low);
        out->high[i] = pick(fewer & (high < 0), low, high);
    }
}

static void lifts(const struct block_data *columns, struct offers *out)
{
    for (size_t i = 0; i < BLOCK_ROWS; i++)
        out->low[i] = out->high[i] = stated(columns->max_lift[i], SUITED_UNSAID16);
}

static int32_t grade_of(int32_t low, int32_t high, const struct steps *steps)
{
    int32_t over = 4, under = 4;

    for (unsigned k = 0; k < 4; k++) {
        over -= low > steps->over[k];
        under -= high < steps->under[k];
    }
    return lesser(over, under);
}

/* See grade_offer() in grade_amount.c and offer_is_far() in weigh.c. */
static void grade_offers(const struct offers *offers, const uint8_t inside[BLOCK_ROWS],
                         const struct steps *steps, uint8_t grades[BLOCK_ROWS])
{
    for (size_t i = 0; i < BLOCK_ROWS; i++) {
        int32_t low = offers->low[i], high = offers->high[i], in = inside[i];
        int32_t wide_low = pick(low < 0, 0, low), wide_high = pick(high < 0, INT32_MAX, high);
        int32_t narrow_low = pick(low < 0, high, low), narrow_high = pick(high < 0, low, high);
        int32_t wide =
            grade_of(pick(in, wide_high, wide_low), pick(in, wide_low, wide_high), steps);
        int32_t narrow = grade_of(pick(in, narrow_high, narrow_low),
                                  pick(in, narrow_low, narrow_high), steps);
        int32_t sure = lesser(wide, narrow), possible = wide + narrow - sure;
        int32_t nearest = pick(in, narrow_high, wide_low);
        int32_t furthest = pick(in, narrow_low, wide_high);
        int32_t beyond = (nearest > steps->far_over) | (furthest < steps->far_under);
        int32_t grade = sure | possible << 3 | (beyond & (possible < 4)) << 6;

        grades[i] = (uint8_t)pick((low & high) < 0, GRADE_BYTE(0, 4), grade);
    }
}

/* ---- travel ---- */

#define PI       3.14159265358979323846f
#define RADIANS  (PI / 180.0f / 1e5f)
#define EARTH_KM 6371.0088f
#define POLAR    8000000 /* degrees × 100,000: nearer to a pole the series below are not used */

/* The series of sine and cosine, to 1e-5 for a quarter turn. */
static float sine(float x)
{
    float square = x * x;

    return x * (1 + square * (-1.0f / 6 +
                              square * (1.0f / 120 +
                                        square * (-1.0f / 5040 + square * (1.0f / 362880)))));
}

static float cosine(float x)
{
    float square = x * x;

    return 1 + square * (-0.5f + square * (1.0f / 24 +
                                           square * (-1.0f / 720 + square * (1.0f / 40320))));
}

/* Half the angle of a great circle, or a little less: the series of the arc sine breaks off. */
static float half_arc(float lat, float lon, const struct journey *journey)
{
    float half = fabsf(lon - journey->lon) / 2;
    float across = sine((lat - journey->lat) / 2);
    float short_way = PI / 2 - fabsf(half - PI / 2), along = sine(short_way);
    float square = across * across + journey->cosine * cosine(lat) * along * along;

    return sqrtf(square) * (1 + square * (1.0f / 6) + square * square * (3.0f / 40));
}

/* Past the first `over` a quarter is lost, and so on. */
static int32_t quarters(float km, const struct journey *journey)
{
    int32_t grade = 4;

    for (unsigned k = 0; k < 4; k++)
        grade -= km > journey->over[k];
    return grade;
}

/* The grade if the place were `km` off, known to `radius`. See grade_travel(). */
static int32_t grade_at(float km, float radius, const struct journey *journey)
{
    int32_t sure = quarters(km + radius, journey), possible = quarters(km - radius, journey);

    return sure | possible << 3 | (km - radius > journey->far_over) << 6;
}

/*
 * A thousandth and fifty metres is far more than single precision and the series are wrong
 * by within 2,000 km, half an arc of 0.16; past that the doubt grows much faster than the
 * error. Where it makes no difference the grade is certain.
 */
static float doubt_of(float half)
{
    float past = half - 0.16f, twice_past = past + fabsf(past); /* 0 on the near side */

    return 0.05f + half * (2 * EARTH_KM / 1000) + twice_past * EARTH_KM;
}

static void grade_travel(const struct block_data *columns, const uint8_t remote[BLOCK_ROWS],
                         const struct journey *wish, uint8_t grades[restrict BLOCK_ROWS])
{
    const struct journey kept = *wish, *journey = &kept;
    int32_t has_country = journey->country != 0, has_home = journey->has_home;

    for (size_t i = 0; i < BLOCK_ROWS; i++) {
        int32_t lat = columns->lat[i], placed = columns->place_count[i] != 0;
        int32_t named = columns->country_count[i] != 0;
        int32_t several = (columns->place_count[i] > 1) | (columns->country_count[i] > 1);
        int32_t abroad = named & has_country & (columns->country[i] != journey->country);
        float half = half_arc((float)lat * RADIANS, (float)columns->lon[i] * RADIANS, journey);
        float km = 2 * EARTH_KM * half, doubt = doubt_of(half);
        float radius = columns->radius_km[i];
        int32_t nearest = grade_at(km - doubt, radius, journey);
        int32_t furthest = grade_at(km + doubt, radius, journey);
        int32_t known = has_home & placed;
        int32_t unclear = known & ((nearest != furthest) | (lat > POLAR) | (lat < -POLAR));
        int32_t temporary = (columns->flags[i] & SUITED_HOME_TEMPORARY) != 0;
        int32_t away = pick(known, nearest, GRADE_BYTE(0, 4));
        int32_t at_home = pick(named, GRADE_BYTE(4, 4), (away & 7) | 4 << 3);
        int32_t grade = pick(remote[i] & !temporary, at_home, away);

        grade = pick(abroad, GRADE_BEYOND, grade);
        grades[i] = (uint8_t)(grade | (-(several | unclear) & GRADE_INEXACT));
    }
}

static void grade_far(const struct block_data *columns, const uint8_t remote[BLOCK_ROWS],
                      const struct journey *journey, uint8_t grades[restrict BLOCK_ROWS])
{
    uint16_t country = journey->country;
    int32_t has_country = country != 0;

    for (size_t i = 0; i < BLOCK_ROWS; i++) {
        int32_t named = columns->country_count[i] != 0, several = columns->country_count[i] > 1;
        int32_t abroad = named & has_country & (columns->country[i] != country);
        int32_t temporary = (columns->flags[i] & SUITED_HOME_TEMPORARY) != 0;
        int32_t at_home = pick(named, GRADE_BYTE(4, 4), GRADE_BYTE(0, 4));
        int32_t grade = pick(several, GRADE_INEXACT, pick(abroad, GRADE_BEYOND, at_home));

        grades[i] = (uint8_t)pick(remote[i] & !temporary, grade, GRADE_BEYOND);
    }
}

static void grade_can_apply(const struct block_data *columns, const uint8_t licence[BLOCK_ROWS],
                            const struct held *held, uint8_t grades[BLOCK_ROWS])
{
    uint32_t lacking = held->lacking;
    int32_t level = held->level;

    for (size_t i = 0; i < BLOCK_ROWS; i++) {
        int32_t lacks = (columns->registers[i] & lacking) != 0;
        int32_t cannot = lacks | licence[i] | (columns->level[i] > level);

        grades[i] = (uint8_t)pick(cannot, pick(lacks, GRADE_BEYOND, 0), GRADE_BYTE(4, 4));
    }
}

/* ---- musts ---- */

/* A grade of four quarters is the one with the highest of its three bits. */
static void rule_grades(const uint8_t grades[BLOCK_ROWS], struct ruling *out)
{
    struct plane sure, possible, low[2], beyond;

    collect(grades, 2, &sure);
    collect(grades, 3, &low[0]);
    collect(grades, 4, &low[1]);
    collect(grades, 5, &possible);
    collect(grades, 6, &beyond);
    for (size_t w = 0; w < BLOCK_WORDS; w++) {
        out->broken.word[w] = ~possible.word[w];
        out->open.word[w] = possible.word[w] & ~sure.word[w];
        out->off[0].word[w] = beyond.word[w];
        out->off[1].word[w] = ~low[1].word[w];
        out->off[2].word[w] = ~low[0].word[w];
    }
}

/* Further off takes the place of a nearer one. */
static void judge(const struct ruling *ruling, struct judgement *all)
{
    for (size_t w = 0; w < BLOCK_WORDS; w++) {
        uint64_t broken = ruling->broken.word[w], further = broken & ~all->broken.word[w];
        uint64_t same = broken & all->broken.word[w];

        for (unsigned d = 0; d < 3; d++) {
            further |= same & ruling->off[d].word[w] & ~all->off[d].word[w];
            same &= ~(ruling->off[d].word[w] ^ all->off[d].word[w]);
        }
        for (unsigned d = 0; d < 3; d++)
            all->off[d].word[w] =
                (all->off[d].word[w] & ~further) | (ruling->off[d].word[w] & further);
        all->more.word[w] |= broken & all->broken.word[w];
        all->broken.word[w] |= broken;
        all->open.word[w] |= ruling->open.word[w];
    }
}

/* ---- sums ---- */

static void figures(const uint8_t grades[BLOCK_ROWS], enum suited_reading reading,
                    uint8_t out[BLOCK_ROWS])
{
    for (size_t i = 0; i < BLOCK_ROWS; i++) {
        uint8_t sure = GRADE_SURE(grades[i]), possible = GRADE_POSSIBLE(grades[i]);
        uint8_t guess = sure > 2 ? sure : 2;
        uint8_t expected = guess > possible ? possible : guess;

        out[i] = reading == SUITED_STRICT    ? sure
                 : reading == SUITED_HOPEFUL ? possible
                                             : expected;
    }
}

/* Add a number of three bits, shifted up: the carry goes on until no row can have one. */
static void add_shifted(struct tally *tally, const struct plane value[3], unsigned shift,
                        unsigned digits)
{
    struct plane carry = {{0}};

    for (unsigned d = shift; d < digits; d++) {
        struct plane *digit = &tally->digit[d];

        for (size_t w = 0; w < BLOCK_WORDS; w++) {
            uint64_t a = digit->word[w], b = d - shift < 3 ? value[d - shift].word[w] : 0;
            uint64_t c = carry.word[w];

            digit->word[w] = a ^ b ^ c;
            carry.word[w] = (a & b) | (c & (a ^ b));
        }
    }
}

static unsigned digits_of(uint32_t most)
{
    unsigned digits = 0;

    for (; most; most >>= 1)
        digits++;
    return digits;
}

static void add(struct tally *tally, const struct plane value[3], uint32_t weight)
{
    unsigned digits = digits_of(tally->most);

    tally->most += 4 * weight;
    for (; digits < digits_of(tally->most); digits++)
        tally->digit[digits] = (struct plane){{0}};
    for (unsigned shift = 0; weight >> shift; shift++)
        if (weight >> shift & 1)
            add_shifted(tally, value, shift, digits);
}

static void compare(const struct tally *tally, uint32_t figure, struct plane *above,
                    struct plane *equal_so_far)
{
    unsigned digits = digits_of(tally->most);
    uint64_t reachable = figure <= tally->most ? UINT64_MAX : 0;

    for (size_t w = 0; w < BLOCK_WORDS; w++) {
        uint64_t same = equal_so_far->word[w] & reachable, more = 0;

        for (unsigned d = digits; d-- > 0;) {
            uint64_t digit = tally->digit[d].word[w], own = figure >> d & 1 ? UINT64_MAX : 0;

            more |= same & digit & ~own;
            same &= ~(digit ^ own);
        }
        above->word[w] |= more;
        equal_so_far->word[w] = same;
    }
}

#define NAME_OF(kernels) #kernels
#define NAME(kernels)    NAME_OF(kernels)

const struct kernels KERNELS = {
    .name = NAME(KERNELS),
    .spread = spread,
    .collect = collect,
    .count = count,
    .at_least = at_least,
    .open_on = open_on,
    .hours_offered = hours,
    .days_offered = days,
    .lift_offered = lifts,
    .grade_offers = grade_offers,
    .grade_travel = grade_travel,
    .grade_far = grade_far,
    .grade_pay = KERNELS_PAY,
    .grade_can_apply = grade_can_apply,
    .rule_grades = rule_grades,
    .judge = judge,
    .figures = figures,
    .add = add,
    .compare = compare,
};
