/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/snags.h"

#include <string.h>

#include "proof/dictionary.h"

typedef struct Phrase {
  const char *text, *right; /* right NULL: furniture of a page */
} Phrase;

struct Snags {
  const Phrase *phrases;
  Trie *trie; /* payload: index of phrases + 1 */
};

/* "Tin liên quan", "Lượt xem": never a sentence of a report by themselves. */
static const Phrase vietnamese[] = {
    {"lượt xem :", NULL},      {"số lượt xem", NULL},      {"tin liên quan", NULL},     {"tin cùng chuyên mục", NULL},
    {"các tin khác", NULL},    {"tin mới hơn", NULL},      {"tin cũ hơn", NULL},        {"gửi bình luận", NULL},
    {"bình luận mới", NULL},   {"lên đầu trang", NULL},    {"chia sẻ bài viết", NULL},  {"đọc thêm :", NULL},
    {"xem thêm :", NULL},      {"ý kiến bạn đọc", NULL},   {"từ khóa :", NULL},         {"sữa chữa", "sửa chữa"},
    {"xữ lý", "xử lý"},        {"bổ xung", "bổ sung"},     {"xúc tích", "súc tích"},    {"sát nhập", "sáp nhập"},
    {"chỉnh chu", "chỉn chu"}, {"thăm quan", "tham quan"}, {"chuẩn đoán", "chẩn đoán"}, {NULL, NULL},
};

static const Phrase english[] = {
    {"views :", NULL},
    {"new comment has just been added", NULL},
    {"related news", NULL},
    {"related articles", NULL},
    {"latest news", NULL},
    {"other news", NULL},
    {"read more :", NULL},
    {"back to top", NULL},
    {"share this article", NULL},
    {"print this page", NULL},
    {"post a comment", NULL},
    {"all rights reserved", NULL},
    {"gmt + 7", NULL},
    {"accomodate", "accommodate"},
    {"accomodation", "accommodation"},
    {"acheive", "achieve"},
    {"acheived", "achieved"},
    {"acheivement", "achievement"},
    {"acheivements", "achievements"},
    {"accross", "across"},
    {"adress", "address"},
    {"agriculural", "agricultural"},
    {"apparantly", "apparently"},
    {"begining", "beginning"},
    {"beleive", "believe"},
    {"bussiness", "business"},
    {"bussinesses", "businesses"},
    {"calender", "calendar"},
    {"commited", "committed"},
    {"comittee", "committee"},
    {"commitee", "committee"},
    {"committment", "commitment"},
    {"competetive", "competitive"},
    {"competetiveness", "competitiveness"},
    {"completly", "completely"},
    {"concensus", "consensus"},
    {"continously", "continuously"},
    {"coodinate", "coordinate"},
    {"coodination", "coordination"},
    {"definately", "definitely"},
    {"developement", "development"},
    {"developped", "developed"},
    {"difficulity", "difficulty"},
    {"diffrent", "different"},
    {"disburesment", "disbursement"},
    {"disbursment", "disbursement"},
    {"effeciency", "efficiency"},
    {"efficency", "efficiency"},
    {"embarass", "embarrass"},
    {"enterprice", "enterprise"},
    {"enterprices", "enterprises"},
    {"enviroment", "environment"},
    {"enviromental", "environmental"},
    {"equiptment", "equipment"},
    {"excercise", "exercise"},
    {"existance", "existence"},
    {"experiance", "experience"},
    {"finacial", "financial"},
    {"foriegn", "foreign"},
    {"fullfil", "fulfil"},
    {"goverment", "government"},
    {"goverments", "governments"},
    {"governement", "government"},
    {"guarentee", "guarantee"},
    {"immediatly", "immediately"},
    {"implemention", "implementation"},
    {"implementaion", "implementation"},
    {"improvment", "improvement"},
    {"incease", "increase"},
    {"independant", "independent"},
    {"industy", "industry"},
    {"infrastucture", "infrastructure"},
    {"infrastrucure", "infrastructure"},
    {"inspite", "in spite"},
    {"investement", "investment"},
    {"knowlege", "knowledge"},
    {"liason", "liaison"},
    {"maintainance", "maintenance"},
    {"maintenence", "maintenance"},
    {"managment", "management"},
    {"millenium", "millennium"},
    {"neccessary", "necessary"},
    {"necessery", "necessary"},
    {"noticable", "noticeable"},
    {"occured", "occurred"},
    {"occuring", "occurring"},
    {"occurence", "occurrence"},
    {"occurences", "occurrences"},
    {"oppurtunity", "opportunity"},
    {"organisaton", "organisation"},
    {"parliment", "parliament"},
    {"particpate", "participate"},
    {"percieve", "perceive"},
    {"perfomance", "performance"},
    {"persue", "pursue"},
    {"posession", "possession"},
    {"preceeding", "preceding"},
    {"privelege", "privilege"},
    {"proceedure", "procedure"},
    {"proffesional", "professional"},
    {"promiment", "prominent"},
    {"propoganda", "propaganda"},
    {"provice", "province"},
    {"provinical", "provincial"},
    {"publically", "publicly"},
    {"reccomend", "recommend"},
    {"recieve", "receive"},
    {"recieved", "received"},
    {"recieving", "receiving"},
    {"recomend", "recommend"},
    {"recomendation", "recommendation"},
    {"refered", "referred"},
    {"relevent", "relevant"},
    {"responsability", "responsibility"},
    {"responsibilty", "responsibility"},
    {"ressources", "resources"},
    {"resettlment", "resettlement"},
    {"secratary", "secretary"},
    {"secretery", "secretary"},
    {"seperate", "separate"},
    {"seperately", "separately"},
    {"simultanous", "simultaneous"},
    {"sinificant", "significant"},
    {"stategy", "strategy"},
    {"strenghten", "strengthen"},
    {"strenghtening", "strengthening"},
    {"succesful", "successful"},
    {"succesfully", "successfully"},
    {"sucessful", "successful"},
    {"sucessfully", "successfully"},
    {"supress", "suppress"},
    {"tarrif", "tariff"},
    {"tecnology", "technology"},
    {"tendancy", "tendency"},
    {"threshhold", "threshold"},
    {"tommorow", "tomorrow"},
    {"transfered", "transferred"},
    {"transparancy", "transparency"},
    {"untill", "until"},
    {"upto", "up to"},
    {"usefull", "useful"},
    {"vaccum", "vacuum"},
    {"vietnamse", "Vietnamese"},
    {"wich", "which"},
    {"withdrawl", "withdrawal"},
    {NULL, NULL},
};

static void add_phrase(Snags *snags, Dictionary *dictionary, const char *text, guint payload) {
  guint words[8], count = 0;
  g_auto(GStrv) parts = g_strsplit(text, " ", -1);
  for (char **part = parts; *part && count < G_N_ELEMENTS(words); part++)
    words[count++] = dictionary_word(dictionary, *part, strlen(*part));
  trie_add(snags->trie, words, count, payload);
}

Snags *snags_new(const char *language, Dictionary *dictionary) {
  Snags *snags = g_new0(Snags, 1);
  snags->phrases = g_str_equal(language, "vi") ? vietnamese : english;
  snags->trie = trie_new();
  for (guint i = 0; snags->phrases[i].text; i++)
    add_phrase(snags, dictionary, snags->phrases[i].text, i + 1);
  return snags;
}

void snags_free(Snags *snags) {
  if (!snags)
    return;
  trie_free(snags->trie);
  g_free(snags);
}

Snag snags_find(const Snags *snags, const Prose *prose, guint index) {
  Snag snag = {SNAG_NONE};
  guint node = 0;
  for (guint i = index; i < prose->tokens->len && prose_token(prose, i)->kind != TOKEN_HOLE; i++) {
    node = trie_step(snags->trie, node, prose_token(prose, i)->word);
    if (node == 0)
      break;
    guint found = trie_payload(snags->trie, node);
    if (found > 0)
      snag = (Snag){snags->phrases[found - 1].right ? SNAG_MISSPELT : SNAG_PAGE, i - index + 1,
                    snags->phrases[found - 1].right};
  }
  return snag;
}
