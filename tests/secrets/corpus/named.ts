import { type Lots, lots, type Sample } from './draw.ts';

type Shape = readonly [what: string, make: (draw: Lots) => { text: string; secrets: string[] }];

/** A template with secrets. */
function of(strings: TemplateStringsArray, ...secrets: string[]) {
  return {
    text: `${strings
      .map((text, at) => text + (secrets[at] ?? ''))
      .join('')
      .replaceAll('⏎', '\n')}\n`,
    secrets,
  };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Credentials without a fixed format, recognizable by context. */
const SHAPES: readonly Shape[] = [
  // HTTP
  [
    'basic authentication with curl',
    (d) =>
      of`curl -H "Authorization: Basic ${base64(`dana:${d.password()}`)}" https://api.northwind.dk/v1`,
  ],
  [
    'basic authentication in HTTP',
    (d) =>
      of`\`\`\`http⏎GET /v1 HTTP/1.1⏎Authorization: Basic ${base64(`svc-billing:${d.password()}`)}⏎\`\`\``,
  ],
  [
    'basic authentication in JSON',
    (d) => of`{ "headers": { "Authorization": "Basic ${base64(`app:${d.password()}`)}" } }`,
  ],
  [
    'bearer with curl',
    (d) => of`curl -H 'Authorization: Bearer ${d.alnum(32)}' https://api.northwind.dk`,
  ],
  ['bearer in HTTP', (d) => of`authorization: bearer ${d.hex(40)}`],
  ['bearer in JSON', (d) => of`"authorization": "Bearer ${d.urlsafe(47)}x",`],
  ['bearer in code', (d) => of`headers: { Authorization: \`Bearer ${d.alnum(40)}\` },`],
  ['bearer in prose', (d) => of`Send it as Bearer ${d.alnum(36)} and you get all invoices.`],
  [
    'token scheme',
    (d) => of`curl -H "Authorization: token ${d.hex(40)}" https://git.northwind.dk/api`,
  ],
  ['authorization without a scheme', (d) => of`Authorization: ${d.alnum(40)}`],
  ['Okta scheme', (d) => of`Authorization: SSWS 00${d.urlsafe(39)}x`],
  ['Opsgenie scheme', (d) => of`Authorization: GenieKey ${d.uuid()}`],
  ['X-Api-Key', (d) => of`curl -H 'X-Api-Key: ${d.alnum(24)}' https://api.northwind.dk`],
  [
    'PRIVATE-TOKEN',
    (d) => of`curl --header "PRIVATE-TOKEN: ${d.alnum(20)}" https://git.northwind.dk`,
  ],
  ['X-Auth-Token', (d) => of`X-Auth-Token: ${d.hex(32)}`],
  ['X-Vault-Token', (d) => of`X-Vault-Token: ${d.uuid()}`],
  ['Azure subscription key', (d) => of`Ocp-Apim-Subscription-Key: ${d.hex(32)}`],
  ['Azure functions key', (d) => of`x-functions-key: ${d.alnum(54)}==`],
  ['Datadog header', (d) => of`DD-API-KEY: ${d.hex(32)}`],
  ['Postmark header', (d) => of`X-Postmark-Server-Token: ${d.uuid()}`],
  [
    'token in an address',
    (d) => of`https://api.northwind.dk/v1/export?format=csv&access_token=${d.alnum(32)}`,
  ],
  ['key in an address', (d) => of`https://api.northwind.dk/v1?api_key=${d.hex(32)}&page=2`],
  // Commands
  ['curl -u', (d) => of`curl -u dana:${d.password()} https://api.northwind.dk`],
  [
    'curl --user in quotes',
    (d) => of`curl -sS --user 'svc-billing:${d.password()}' https://api.northwind.dk`,
  ],
  [
    'curl over lines',
    (d) => of`curl -X POST \\⏎  -u "dana:${d.password()}" \\⏎  https://api.northwind.dk`,
  ],
  [
    'wget --password',
    (d) => of`wget --user=dana --password=${d.password()} https://files.northwind.dk/dump.gz`,
  ],
  [
    'wget --http-password',
    (d) => of`wget --http-user dana --http-password '${d.password()}' https://files.northwind.dk`,
  ],
  ['httpie', (d) => of`http -a dana:${d.password()} api.northwind.dk/invoices`],
  ['mysql -p', (d) => of`mysql -h db1 -u billing -p'${d.password()}' invoices`],
  ['mysqldump -p', (d) => of`mysqldump -u root -p${d.password()} billing > dump.sql`],
  ['mysql --password', (d) => of`mysql --user=root --password="${d.password()}" -e 'show tables'`],
  ['PGPASSWORD', (d) => of`PGPASSWORD=${d.password()} psql -h db.internal -U app billing`],
  ['MYSQL_PWD', (d) => of`MYSQL_PWD='${d.password()}' mysqldump billing`],
  ['sshpass', (d) => of`sshpass -p '${d.password()}' ssh dana@bastion.northwind.dk`],
  ['docker login', (d) => of`docker login registry.northwind.dk -u dana -p ${d.password()}`],
  [
    'docker login from a pipe',
    (d) => of`echo "${d.password()}" | docker login --username dana --password-stdin`,
  ],
  ['sudo from a pipe', (d) => of`echo ${d.password()} | sudo -S systemctl restart billing`],
  ['chpasswd', (d) => of`echo 'dana:${d.password()}' | chpasswd`],
  ['redis-cli', (d) => of`redis-cli -h cache.internal -a ${d.password()} ping`],
  [
    'mongosh',
    (d) => of`mongosh --host db1 -u admin -p '${d.password()}' --authenticationDatabase admin`,
  ],
  [
    'ldapsearch',
    (d) => of`ldapsearch -x -D cn=admin,dc=northwind -w ${d.password()} -b dc=northwind`,
  ],
  ['sqlcmd', (d) => of`sqlcmd -S sql1.northwind.dk -U sa -P '${d.password()}' -d billing`],
  ['smbclient', (d) => of`smbclient //files/share -U dana%${d.password()}`],
  ['htpasswd', (d) => of`htpasswd -bc .htpasswd dana ${d.password()}`],
  ['net use', (d) => of`net use Z: \\\\files\\share ${d.password()} /user:dana`],
  ['rabbitmqctl', (d) => of`rabbitmqctl add_user billing ${d.password()}`],
  ['openssl', (d) => of`openssl pkcs12 -in client.p12 -passin pass:${d.password()} -nodes`],
  ['keytool', (d) => of`keytool -importkeystore -srcstorepass ${d.password()} -alias api`],
  ['keytool -storepass', (d) => of`keytool -list -keystore app.jks -storepass ${d.password()}`],
  [
    'az login',
    (d) => of`az login --service-principal -u northwind -p ${d.password()} --tenant northwind`,
  ],
  [
    'kubectl literal',
    (d) => of`kubectl create secret generic db --from-literal=password=${d.password()}`,
  ],
  ['vault kv put', (d) => of`vault kv put secret/billing db_password=${d.password()} db_user=app`],
  ['terraform -var', (d) => of`terraform apply -var="db_password=${d.password()}"`],
  ['heroku config', (d) => of`heroku config:set SECRET_KEY_BASE=${d.hex(64)} -a billing`],
  ['gh secret', (d) => of`gh secret list && export DEPLOY_TOKEN="${d.alnum(40)}"`],
  ['aws configure set', (d) => of`aws configure set aws_secret_access_key ${d.base64(39)}x`],
  [
    'helm --set',
    (d) => of`helm install db bitnami/postgresql --set auth.postgresPassword=${d.password()}`,
  ],
  ['--token', (d) => of`glab auth login --hostname git.northwind.dk --token ${d.alnum(24)}`],
  ['--api-key=', (d) => of`dotnet nuget push app.nupkg --api-key=${d.alnum(40)}`],
  ['unzip -P', (d) => of`unzip -P ${d.password()} dump.zip`],
  [
    '7z -p',
    (d) => of`Unpack it with the password ${`${d.lower(2)}7${d.upper(2)}${d.alnum(6)}3q`} (7-Zip).`,
  ],
  ['environment of PowerShell', (d) => of`$env:DB_PASSWORD = "${d.password()}"`],
  ['PowerShell parameter', (d) => of`Connect-Server -UserName dana -Password "${d.password()}"`],
  // Environment
  ['export', (d) => of`export DB_PASSWORD=${d.password()}`],
  ['export in quotes', (d) => of`export DB_PASSWORD="${d.password()}"`],
  ['set of Windows', (d) => of`set DB_PASSWORD=${d.password()}`],
  ['setx', (d) => of`setx API_TOKEN "${d.alnum(32)}"`],
  ['set of fish', (d) => of`set -gx API_TOKEN ${d.alnum(32)}`],
  ['setenv', (d) => of`setenv API_SECRET ${d.alnum(32)}`],
  ['.env', (d) => of`DB_HOST=db1⏎DB_USER=app⏎DB_PASS=${d.password()}`],
  ['.env, for production', (d) => of`DB_PASSWORD_PRODUCTION='${d.password()}'`],
  ['Dockerfile', (d) => of`FROM node:24⏎ENV NPM_TOKEN=${d.alnum(36)}`],
  ['old Dockerfile', (d) => of`ENV DB_PASSWORD ${d.password()}`],
  ['ARG', (d) => of`ARG REGISTRY_TOKEN=${d.alnum(30)}`],
  ['Compose', (d) => of`environment:⏎  POSTGRES_USER: app⏎  POSTGRES_PASSWORD: ${d.password()}`],
  ['Compose, as a list', (d) => of`environment:⏎  - POSTGRES_PASSWORD=${d.password()}`],
  ['environment of Kubernetes', (d) => of`env:⏎  - name: DB_PASSWORD⏎    value: ${d.password()}`],
  ['environment in JSON', (d) => of`{ "name": "DB_PASSWORD", "value": "${d.password()}" }`],
  ['default in a shell', (d) => of`psql "password=\${DB_PASSWORD:-${d.password()}}"`],
  ['systemd', (d) => of`Environment="SMTP_PASSWORD=${d.password()}"`],
  ['SECRET_KEY_BASE', (d) => of`SECRET_KEY_BASE=${d.hex(128)}`],
  ['RAILS_MASTER_KEY', (d) => of`RAILS_MASTER_KEY=${d.hex(32)} bin/rails credentials:edit`],
  ['master.key', (d) => of`echo ${d.hex(32)} > config/master.key`],
  [
    'Django',
    (d) => of`SECRET_KEY = '${`django-insecure-${d.lowerAlnum(20)}#4(${d.lowerAlnum(20)}`}'`,
  ],
  ['Laravel', (d) => of`APP_KEY=base64:${d.base64(43)}=`],
  ['Flask', (d) => of`app.config["SECRET_KEY"] = "${d.hex(48)}"`],
  ['NextAuth', (d) => of`NEXTAUTH_SECRET=${d.base64(43)}=`],
  ['JWT secret', (d) => of`JWT_SECRET=${d.alnum(48)}`],
  ['Datadog', (d) => of`DD_API_KEY=${d.hex(32)}`],
  ['Algolia', (d) => of`ALGOLIA_ADMIN_KEY=${d.hex(32)}`],
  ['Heroku key', (d) => of`HEROKU_API_KEY=${d.uuid()}`],
  ['CircleCI', (d) => of`CIRCLE_TOKEN=${d.hex(40)}`],
  ['Azure DevOps', (d) => of`AZURE_DEVOPS_EXT_PAT=${d.lowerAlnum(50)}4x`],
  ['Cloudflare', (d) => of`CLOUDFLARE_API_TOKEN=${d.urlsafe(39)}x`],
  ['Cloudflare, global', (d) => of`CLOUDFLARE_GLOBAL_API_KEY=${d.hex(37)}`],
  ['Snowflake', (d) => of`SNOWFLAKE_PASSWORD='${d.password()}'`],
  ['Twilio', (d) => of`TWILIO_AUTH_TOKEN=${d.hex(32)}`],
  ['Segment', (d) => of`SEGMENT_WRITE_KEY=${d.alnum(32)}`],
  ['Rollbar', (d) => of`ROLLBAR_ACCESS_TOKEN: ${d.hex(32)}`],
  ['Confluent', (d) => of`CONFLUENT_API_SECRET=${d.base64(64)}`],
  ['AWS secret key', (d) => of`AWS_SECRET_ACCESS_KEY=${d.base64(39)}x`],
  ['AWS secret key in words', (d) => of`Secret access key: ${d.alnum(40)}`],
  ['AWS credentials', (d) => of`[default]⏎aws_secret_access_key = ${d.base64(39)}x`],
  [
    'TOTP secret',
    (d) => of`otpauth://totp/Northwind:dana?secret=${d.base32(12)}2A7Q&issuer=Northwind`,
  ],
  // Files
  ['netrc', (d) => of`machine git.northwind.dk⏎login dana⏎password ${d.password()}`],
  ['netrc in a line', (d) => of`machine git.northwind.dk login dana password ${d.password()}`],
  ['pgpass', (d) => of`db.internal:5432:billing:app:${d.password()}`],
  ['pgpass, any', (d) => of`*:*:*:postgres:${d.password()}`],
  ['kubeconfig token', (d) => of`users:⏎- name: dana⏎  user:⏎    token: ${d.alnum(64)}`],
  [
    'Kubernetes secret',
    (d) => of`apiVersion: v1⏎kind: Secret⏎metadata:⏎  name: db⏎data:⏎  pw: ${base64(d.password())}`,
  ],
  [
    'Kubernetes address',
    (d) =>
      of`kind: Secret⏎data:⏎  DATABASE_URL: ${base64(`postgres://app:${d.password()}@db/billing`)}`,
  ],
  ['Kubernetes string', (d) => of`kind: Secret⏎stringData:⏎  password: ${d.password()}`],
  [
    'Docker config',
    (d) =>
      of`{ "auths": { "https://index.docker.io/v1/": { "auth": "${base64(`dana:${d.password()}`)}" } } }`,
  ],
  ['.npmrc', (d) => of`//registry.npmjs.org/:_authToken=${d.uuid()}`],
  ['.npmrc, basic', (d) => of`//npm.northwind.dk/:_auth=${base64(`dana:${d.password()}`)}`],
  ['.npmrc, password', (d) => of`//npm.northwind.dk/:_password="${base64(d.password())}"`],
  ['.pypirc', (d) => of`[northwind]⏎username = dana⏎password = ${d.password()}`],
  [
    'Maven',
    (d) =>
      of`<server>⏎  <username>dana</username>⏎  <password>${d.password()}</password>⏎</server>`,
  ],
  ['XML attribute', (d) => of`<add key="Password" value="${d.password()}" />`],
  ['Spring bean', (d) => of`<property name="password" value="${d.password()}"/>`],
  ['XML entry', (d) => of`<entry key="db.password">${d.password()}</entry>`],
  ['CDATA', (d) => of`<Password><![CDATA[${d.password()}]]></Password>`],
  ['NuGet.config', (d) => of`<add key="ClearTextPassword" value="${d.password()}" />`],
  [
    '.properties',
    (d) => of`spring.datasource.username=app⏎spring.datasource.password=${d.password()}`,
  ],
  ['INI', (d) => of`[database]⏎user = app⏎password = ${d.password()}`],
  ['TOML', (d) => of`[smtp]⏎password = "${d.password()}"`],
  ['gradle.properties', (d) => of`signing.password=${d.password()}`],
  ['redis.conf', (d) => of`requirepass ${d.password()}`],
  ['WireGuard', (d) => of`[Interface]⏎PrivateKey = ${d.base64(43)}=`],
  ['WireGuard preshared', (d) => of`PresharedKey = ${d.base64(43)}=`],
  ['wpa_supplicant', (d) => of`network={⏎  ssid="office"⏎  psk="${d.password()}"⏎}`],
  ['Wi-Fi code', (d) => of`WIFI:T:WPA;S:Northwind;P:${d.password()};;`],
  ['YAML block', (d) => of`database:⏎  password: |⏎    ${d.password()}⏎  host: db1`],
  ['YAML folded', (d) => of`password: >-⏎  ${d.password()}`],
  ['YAML in quotes', (d) => of`password: '${d.password()}'`],
  ['JSON', (d) => of`{ "user": "app", "password": "${d.password()}" }`],
  ['JSON in a string', (d) => of`"body": "{\\"password\\":\\"${d.password()}\\"}"`],
  ['JSON over lines', (d) => of`"clientSecret":⏎  "${d.alnum(40)}"`],
  ['JSON camel case', (d) => of`"dbPassword": "${d.password()}"`],
  [
    'service account',
    (d) =>
      of`"private_key": "-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBg${d.base64(50)}\\n${d.base64(64)}\\n-----END PRIVATE KEY-----\\n"`,
  ],
  ['CSV', (d) => of`user,password⏎dana,${d.password()}⏎rui,${d.password()}`],
  ['AWS CSV', (d) => of`User name,Secret access key⏎dana,${d.base64(39)}x`],
  ['HTML table', (d) => of`<tr><th>Password</th><td>${d.password()}</td></tr>`],
  ['definition list', (d) => of`<dt>Password</dt>⏎<dd>${d.password()}</dd>`],
  // Addresses
  ['postgres', (d) => of`postgres://app:${d.password()}@db.internal:5432/billing`],
  [
    'postgresql in prose',
    (d) => of`Connect to postgresql://billing:${d.password()}@10.0.3.7/billing, and look.`,
  ],
  ['mongodb+srv', (d) => of`mongodb+srv://app:${d.alnum(16)}7@cluster0.ab12c.mongodb.net/billing`],
  ['redis', (d) => of`redis://:${d.password()}@cache.internal:6379/0`],
  ['rediss', (d) => of`rediss://default:${d.alnum(30)}@fly-billing.upstash.io:6379`],
  ['amqp', (d) => of`amqp://billing:${d.password()}@mq.internal/%2f`],
  ['mysql', (d) => of`mysql2://root:${d.password()}@db1/billing`],
  ['SQLAlchemy', (d) => of`create_engine("mysql+pymysql://app:${d.password()}@db1:3306/billing")`],
  ['JDBC', (d) => of`jdbc:postgresql://db1:5432/billing?user=app&password=${d.password()}`],
  [
    'JDBC of SQL Server',
    (d) =>
      of`jdbc:sqlserver://sql1:1433;databaseName=billing;user=sa;password=${d.password()};encrypt=true`,
  ],
  ['JDBC of Oracle', (d) => of`jdbc:oracle:thin:billing/${d.password()}@//ora1:1521/XEPDB1`],
  [
    'ADO.NET',
    (d) => of`Server=sql1;Database=billing;User Id=sa;Password=${d.password()};Encrypt=True`,
  ],
  ['ADO.NET, short', (d) => of`"Data Source=sql1;Uid=sa;Pwd=${d.password()};"`],
  ['libpq', (d) => of`host=db1 port=5432 user=app password=${d.password()} dbname=billing`],
  ['Go', (d) => of`sql.Open("mysql", "app:${d.password()}@tcp(db1:3306)/billing")`],
  [
    'Azure storage',
    (d) =>
      of`DefaultEndpointsProtocol=https;AccountName=northwind;AccountKey=${d.base64(86)}==;EndpointSuffix=core.windows.net`,
  ],
  [
    'Azure service bus',
    (d) =>
      of`Endpoint=sb://northwind.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${d.base64(43)}=`,
  ],
  [
    'Azure SAS',
    (d) =>
      of`https://northwind.blob.core.windows.net/in?sv=2026-01-01&sp=rw&sig=${`${d.alnum(40)}%2B${d.alnum(2)}%3D`}`,
  ],
  ['SFTP', (d) => of`sftp://partner:${d.password()}@sftp.northwind.dk/in`],
  ['SMTP', (d) => of`smtps://mailer%40northwind.dk:${d.alnum(14)}9@smtp.northwind.dk:465`],
  ['git remote', (d) => of`git clone https://dana:${d.alnum(20)}3@git.northwind.dk/billing.git`],
  ['Sentry with a secret', (d) => of`https://${d.hex(32)}:${d.hex(32)}@sentry.northwind.dk/4`],
  [
    'Cloudinary',
    (d) => of`CLOUDINARY_URL=cloudinary://874837483274837:${d.urlsafe(26)}x@northwind`,
  ],
  ['proxy', (d) => of`export HTTPS_PROXY=http://dana:${d.password()}@proxy.northwind.dk:3128`],
  ['number as a password', (d) => of`redis://:${`7${d.digits(7)}4`}@cache:6379`],
  // Code
  ['TypeScript', (d) => of`const password = '${d.password()}';`],
  ['TypeScript with a type', (d) => of`const apiKey: string = "${d.alnum(32)}";`],
  ['Python', (d) => of`PASSWORD = "${d.password()}"`],
  ['Python bytes', (d) => of`SECRET = b'${d.alnum(32)}'`],
  ['Python call', (d) => of`psycopg.connect(host="db1", user="app", password="${d.password()}")`],
  ['Python environment', (d) => of`os.environ["DB_PASSWORD"] = "${d.password()}"`],
  ['Python default', (d) => of`os.getenv("DB_PASSWORD", "${d.password()}")`],
  ['requests', (d) => of`requests.get(url, auth=("dana", "${d.password()}"))`],
  ['smtplib', (d) => of`server.login("mailer@northwind.dk", "${d.password()}")`],
  [
    'JavaScript fallback',
    (d) => of`const secret = process.env.SESSION_SECRET || '${d.alnum(32)}';`,
  ],
  ['Java', (d) => of`private static final String PASSWORD = "${d.password()}";`],
  ['Java call', (d) => of`dataSource.setPassword("${d.password()}");`],
  ['Kotlin', (d) => of`val password: String = "${d.password()}"`],
  ['C#', (d) => of`var clientSecret = @"${d.alnum(36)}";`],
  ['Go code', (d) => of`apiToken := "${d.hex(40)}"`],
  ['Ruby', (d) => of`config.password = '${d.password()}'`],
  ['Ruby hash', (d) => of`{ :user => "app", :password => "${d.password()}" }`],
  ['PHP', (d) => of`define('DB_PASSWORD', '${d.password()}');`],
  ['PHP array', (d) => of`'password' => '${d.password()}',`],
  ['PDO', (d) => of`new PDO('mysql:host=db1', 'app', '${d.password()}')`],
  ['SQL', (d) => of`CREATE ROLE billing LOGIN PASSWORD '${d.password()}';`],
  ['SQL of MySQL', (d) => of`CREATE USER 'app'@'%' IDENTIFIED BY '${d.password()}';`],
  ['Terraform', (d) => of`  master_password = "${d.password()}"`],
  ['Ansible', (d) => of`ansible_become_pass: ${d.password()}`],
  ['Elixir', (d) => of`password: "${d.password()}",`],
  ['Makefile', (d) => of`DEPLOY_TOKEN ?= ${d.hex(40)}`],
  [
    'wallet',
    () =>
      of`mnemonic: "${'garlic unfold rapid timber velvet oyster nephew candle harbor sunset pilot marble'}"`,
  ],
  // Prose
  ['label', (d) => of`Password: ${d.password()}`],
  ['label in bold', (d) => of`**Password**: ${d.password()}`],
  ['label in bold with its colon', (d) => of`**Password:** \`${d.password()}\``],
  ['list', (d) => of`- User: dana⏎- Password: ${d.password()}⏎- Database: billing`],
  ['pw', (d) => of`user: dana, pw: ${d.password()}`],
  ['pass', (d) => of`login dana, pass: ${d.password()}`],
  ['dash', (d) => of`Password → ${d.password()}`],
  ['sentence', (d) => of`The password is ${d.password()}, until Friday.`],
  [
    'sentence for a system',
    (d) => of`The password for the staging database is \`${d.password()}\`.`,
  ],
  ['label for a system', (d) => of`Password for the staging database: ${d.password()}`],
  ['label with a bracket', (d) => of`Password (staging): ${d.password()}`],
  [
    'with the password',
    (d) =>
      of`Log in as dana with the password ${`${d.lower(3)}${d.digits(2)}${d.upper(2)}${d.lower(3)}`}.`,
  ],
  ['as the password', (d) => of`Use \`${d.password()}\` as the password.`],
  [
    'is the password',
    (d) => of`"${`${d.lower(4)}${d.digits(3)}Xq`}" is the password for all of them.`,
  ],
  ['user and password', (d) => of`Login: dana / ${d.password()}`],
  ['credentials', (d) => of`Credentials: svc-billing:${d.password()}`],
  ['user/pass', (d) => of`user/pass: dana / ${d.password()}`],
  ['username/password', (d) => of`Username/Password: dana/${d.password()}`],
  ['key and value', (d) => of`| Host | db1 |⏎| --- | --- |⏎| Password | ${d.password()} |`],
  [
    'column',
    (d) =>
      of`| System | User | Password |⏎| --- | --- | --- |⏎| Staging | dana | ${d.password()} |⏎| Sandbox | rui | \`${d.password()}\` |`,
  ],
  ['column of keys', (d) => of`| System | API key |⏎| :-- | --: |⏎| Maps | ${d.alnum(32)} |`],
  [
    'column of initial passwords',
    (d) =>
      of`| Who | Initial password | Since |⏎|---|---|---|⏎| Dana | ${d.password()} | 2026-12-01 |`,
  ],
  ['heading', (d) => of`### Password⏎⏎\`\`\`⏎${d.password()}⏎\`\`\``],
  ['label with code', (d) => of`Password:⏎⏎\`\`\`text⏎${d.password()}⏎\`\`\``],
  ['label with a quote', (d) => of`Password: “${d.password()}”`],
  ['in a comment', (d) => of`{/* TODO: password is ${d.password()} */}`],
  ['in the frontmatter', (d) => of`---⏎title: Access⏎password: ${d.password()}⏎---`],
  ['mail program', () => of`App password: ${'xqvt lmzr bwkd ypnh'}`],
  ['API key', (d) => of`API key: \`${d.alnum(32)}\``],
  ['access token', (d) => of`Our access token is ${d.alnum(40)}.`],
  ['client secret', (d) => of`Client secret: ${d.urlsafe(39)}x`],
  ['Keycloak', (d) => of`client-secret: ${d.uuid()}`],
  ['passphrase', (d) => of`Passphrase of the key: ${d.password()}`],
  ['capitals only', (d) => of`password: "${d.pick(['kXhPqZrTwN', 'qLzRtWmVxKc', 'XvTqNrLmZw'])}"`],
  // Other languages
  ['German', (d) => of`Passwort: ${d.password()}`],
  ['German, another word', (d) => of`Kennwort für Staging: ${d.password()}`],
  ['German, compound', (d) => of`Das Datenbankpasswort lautet ${d.password()}.`],
  ['German sentence', (d) => of`Das Passwort ist \`${d.password()}\`.`],
  ['German login', (d) => of`Zugangsdaten: dana / ${d.password()}`],
  ['German key', (d) => of`API-Schlüssel: ${d.alnum(32)}`],
  ['German column', (d) => of`| System | Passwort |⏎| --- | --- |⏎| Staging | ${d.password()} |`],
  ['Spanish', (d) => of`Contraseña: ${d.password()}`],
  ['Spanish, taken apart', (d) => of`Contraseña: ${d.password()}`],
  ['Spanish, clave', (d) => of`Clave: ${d.password()}`],
  ['Spanish sentence', (d) => of`La contraseña es ${d.password()}.`],
  ['Spanish column', (d) => of`| Usuario | Contraseña |⏎| --- | --- |⏎| dana | ${d.password()} |`],
  ['Spanish key', (d) => of`Clave de API: ${d.alnum(32)}`],
  ['French', (d) => of`Mot de passe : ${d.password()}`],
  ['French sentence', (d) => of`Le mot de passe est « ${d.password()} ».`],
  ['French key', (d) => of`Clé d’API : ${d.alnum(32)}`],
  ['French login', (d) => of`Identifiants : dana / ${d.password()}`],
  ['Portuguese', (d) => of`Senha: ${d.password()}`],
  ['Portuguese, of Portugal', (d) => of`Palavra-passe: ${d.password()}`],
  ['Portuguese key', (d) => of`Chave de API: ${d.alnum(32)}`],
  ['Portuguese sentence', (d) => of`A senha é ${d.password()}.`],
  ['Japanese', (d) => of`パスワード：${d.password()}`],
  ['Japanese sentence', (d) => of`パスワードは「${d.password()}」です。`],
  [
    'Japanese column',
    (d) => of`| ユーザー | パスワード |⏎| --- | --- |⏎| dana | ${d.password()} |`,
  ],
  ['Japanese key', (d) => of`秘密鍵: ${d.alnum(40)}`],
  ['Japanese token', (d) => of`アクセストークン：${d.alnum(32)}`],
  // Private keys
  ['RSA', (d) => key(d, '-----BEGIN RSA PRIVATE KEY-----', '\n', 64)],
  ['EC', (d) => key(d, '-----BEGIN EC PRIVATE KEY-----', '\n', 64)],
  ['OpenSSH, indented', (d) => key(d, '-----BEGIN OPENSSH PRIVATE KEY-----', '\n    ', 70)],
  ['OpenSSH, narrow', (d) => key(d, '-----BEGIN OPENSSH PRIVATE KEY-----', '\n  ', 24)],
  ['in a quote', (d) => key(d, '-----BEGIN PRIVATE KEY-----', '\n> ', 64)],
  ['in one line', (d) => key(d, '-----BEGIN PRIVATE KEY-----', '\\n', 64)],
  ['in one line, with spaces', (d) => key(d, '-----BEGIN ENCRYPTED PRIVATE KEY-----', ' ', 64)],
  ['PGP', (d) => key(d, '-----BEGIN PGP PRIVATE KEY BLOCK-----', '\n', 64)],
  [
    'PuTTY',
    (d) => {
      const data = `Private-Lines: 2\n${d.base64(64)}\n${d.base64(40)}\nPrivate-MAC: ${d.hex(64)}`;
      return {
        text: `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPublic-Lines: 1\n${d.base64(64)}\n${data}\n`,
        secrets: [data],
      };
    },
  ],
];

function key(draw: Lots, begin: string, between: string, width: number) {
  const lines = Array.from({ length: 6 }, () => draw.base64(width));
  const whole = [begin, ...lines, begin.replace('BEGIN', 'END')].join(between);
  return { text: `The key:\n\n${between.trimStart()}${whole}\n`, secrets: [whole] };
}

export function namedSamples(): Sample[] {
  return SHAPES.map(([what, make], number) => ({ what, ...make(lots(5000 + number)) }));
}
