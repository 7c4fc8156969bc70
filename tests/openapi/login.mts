// Logs in at each portal with a client typed by docs/openapi.json. Compiled by the strict
// compiler: a log-in described with the body of another does not get past it.

import createClient from "openapi-fetch";
import type { components, paths } from "./schema.mjs";

type Schemas = components["schemas"];

/** Where the server is, and the one account that exists. */
export interface Given {
  url: string;
  /** ISO date on the clock of the server. */
  today: string;
  hour: string;
  referent: Schemas["ReferentLoginRequest"];
}

const ROSTER = "Nom de naissance;Prénom;Date de naissance\nPetit;Léa;2008-01-02\n";

/** Creates a session as the referent, and logs in to it as its candidate and an invigilator. */
export async function logInAtEachPortal({ url, today, hour, referent }: Given): Promise<void> {
  const client = createClient<paths>({ baseUrl: url });

  const refused = await client.POST("/api/referent/login", {
    body: { ...referent, password: "wrong" },
  });
  const code: Schemas["ErrorCode"] | undefined = refused.error?.code;
  expect(code, "login_refused");

  const login = await client.POST("/api/referent/login", { body: referent });
  const asReferent = withCookie(login.response);
  const currentReferent = await client.GET("/api/referent/me", asReferent);
  expect(currentReferent.data?.email, referent.email);

  const form: Schemas["CreateSessionRequest"] = {
    site: "1 rue des Écoles, Lyon",
    room: "B12",
    // Codes are accepted around the hour of a session only.
    held_on: today,
    held_at: hour,
    invigilators: ["Marie Dupont"],
    observations: "",
    companion: "observed",
    roster: ROSTER,
  };
  const created = await client.POST("/api/sessions", { body: form, ...asReferent });
  const session = present(created.data, created.error);
  const path = { id: session.id };
  const details = await client.GET("/api/sessions/{id}", { params: { path }, ...asReferent });
  expect(details.data?.candidates[0]?.first_name, "Léa");

  const candidate: Schemas["CandidateLoginRequest"] = {
    session: session.number,
    first_name: "Lea",
    last_name: "Petit",
    birthdate: "2008-01-02",
    access_code: session.access_code,
    personal_code: session.personal_codes[0]?.code,
  };
  const entered = await client.POST("/api/candidate/login", { body: candidate });
  expect(entered.data?.first_name, "Léa");
  const inSession = { params: { path: { session: session.number } } };
  const currentCandidate = await client.GET("/api/candidate/{session}/me", {
    ...inSession,
    ...withCookie(entered.response),
  });
  expect(currentCandidate.data?.session.number, session.number);

  const invigilator: Schemas["InvigilatorLoginRequest"] = {
    session: session.number,
    password: session.invigilator_password,
    name: "Sacha Martin",
  };
  const watching = await client.POST("/api/invigilator/login", { body: invigilator });
  const asInvigilator = { ...inSession, ...withCookie(watching.response) };
  const currentInvigilator = await client.GET("/api/invigilator/{session}/me", asInvigilator);
  expect(currentInvigilator.data?.name, "Sacha Martin");

  await client.POST("/api/invigilator/{session}/logout", asInvigilator);
  const afterwards = await client.GET("/api/invigilator/{session}/me", asInvigilator);
  expect(afterwards.error?.code, "not_logged_in");
}

function withCookie(response: Response): { headers: { cookie: string } } {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return { headers: { cookie: present(cookies[0], response.status) } };
}

function present<T>(value: T | undefined, reason: unknown): T {
  if (value === undefined) throw new Error(`nothing came: ${JSON.stringify(reason)}`);
  return value;
}

function expect(found: unknown, expected: unknown): void {
  if (found !== expected) {
    throw new Error(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  }
}
