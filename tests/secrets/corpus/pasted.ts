import { lots, type Sample } from './draw.ts';

/**
 * As people paste and write them, one per line. § is a password, ¤ a machine-generated key, ⏎ a
 * line break.
 */
const PASTED = `
Basic auth for staging: user \`northwind\`, password \`§\`.
> **Staging** https://staging.northwind.dk (northwind / §)
The DB password (read-only) is: §
pw = §
PW: §
Pwd=§
Password - §
Password – §
password ... §
username: dana password: §
User dana, Password §
Zugang: Benutzer dana, Passwort §
Passwort lautet: §
Das Kennwort für den Router ist §.
El usuario es dana y la contraseña es §
usuario: dana / contraseña: §
utilisateur : dana, mot de passe : §
Usuário: dana Senha: §
ユーザー名: dana パスワード: §
パスワード §
パスワードは § です
ユーザー dana、パスワード「§」
<Password>§</Password>
<jdbc:password value="§"/>
<user name="dana" password="§" roles="admin"/>
ALTER USER app WITH ENCRYPTED PASSWORD '§';
grant all on *.* to 'app'@'%' identified by "§";
psql "postgresql://db1/billing?user=app&password=§"
export PGPASSWORD='§'; psql
docker run -e POSTGRES_PASSWORD=§ -p 5432:5432 postgres
docker run --env "MYSQL_ROOT_PASSWORD=§" mysql
-e SA_PASSWORD="§"
kubectl create secret docker-registry r --docker-password=§ --docker-username=dana
git config --global user.password "§"
gcloud sql users set-password app --password=§
aws rds modify-db-instance --master-user-password §
ssh dana@bastion # password: §
lftp -u dana,§ sftp://files.northwind.dk
ftp://dana:§@files.northwind.dk/in
mount -t cifs //files/share /mnt -o username=dana,password=§
rclone config create r webdav pass §
ansible-playbook site.yml -e "db_password=§"
gradle publish -PrepoPassword=§
mvn deploy -Dpassword=§
java -Djavax.net.ssl.keyStorePassword=§
helm repo add r https://r --username dana --password §
nmcli dev wifi connect office password §
sqlplus billing/§@ora1
mysql -ubilling -p§ billing
impdp system/§ full=y
vncviewer -passwd §
xfreerdp /u:dana /p:§ /v:srv1
cmdkey /add:srv1 /user:dana /pass:§
net user dana § /add
New-LocalUser dana -Password (ConvertTo-SecureString "§" -AsPlainText -Force)
$cred = New-Object PSCredential("dana", (ConvertTo-SecureString "§" -AsPlainText -Force))
"auth": { "user": "dana", "pass": "§" }
auth: { user: 'dana', pass: '§' }
credentials: { username: 'dana', password: '§' }
new Pool({ user: 'app', password: '§', host: 'db1' })
knex({ connection: { password: \`§\` } })
mongoose.connect('mongodb://app:§@db1/billing')
http.basicAuth("dana", "§")
.basicAuth(user = "dana", password = "§")
axios.get(url, { auth: { username: 'dana', password: '§' } })
request.headers['X-Api-Key'] = '¤'
headers.set('x-api-key', '¤')
"Authorization: Bearer ¤"
Bearer: ¤
apikey=¤
API-KEY ¤
api_key "¤"
The API key for Maps is ¤.
token ¤
Token (CI): ¤
deploy token — ¤
secret = "¤"
:secret_key => '¤'
secret_key_base: ¤
encryption_key=¤
Encryption-Key: ¤
ENCRYPTION_KEY_BASE64=¤
storageKey: ¤
COOKIE_SECRET=¤
session.secret: ¤
webhookSecret: '¤'
clé secrète : ¤
jeton d'accès : ¤
Token de acceso: ¤
Zugriffstoken: ¤
Geheimer Schlüssel: ¤
Geheimschlüssel = ¤
chave secreta: ¤
token de acesso: ¤
APIキー：¤
アクセスキー: ¤
シークレットキー ¤
| Env | URL | Login | Pass |⏎|---|---|---|---|⏎| stg | https://s.northwind.dk | dana | § |
| Benutzer | Kennwort |⏎| --- | --- |⏎| dana | § |
| utilisateur | mot de passe |⏎| --- | --- |⏎| dana | § |
| usuário | senha |⏎| --- | --- |⏎| dana | § |
| User/Password |⏎| --- |⏎| dana/§ |
| | Staging | Prod |⏎| --- | --- | --- |⏎| Password | § | ask |
| | Staging | Prod |⏎| --- | --- | --- |⏎| Password | ask | § |
Password⏎§
Password:⏎§
Password:⏎⏎    §
password: >⏎  §
"password": [⏎  "§"⏎]
passwords:⏎  - §
db:⏎  user: app⏎  pass: "§"
- name: POSTGRES_PASSWORD⏎  value: "§"
"Name": "DbPassword",⏎"Value": "§"
<key>password</key>⏎<string>§</string>
set password=§
$password = "§"
$DB_PASS='§';
password => "§",
password := "§"
var password = @"§";
let pw = "§"
#define WIFI_PASSWORD "§"
const char* password = "§";
password="§"}
password:"§",
pass phrase: §
PASSPHRASE="§"
gpg --passphrase § -d x.gpg
gpg --batch --passphrase '§'
zip -P § a.zip b
openssl enc -aes-256-cbc -k § -in x
openssl enc -pass pass:§
DB password for prod (read replica): \`§\`
Postgres: user=app pass=§ host=db1
the staging password's §
Password => §
**Password:** §
__Password__: §
*Password*: *§*
1. Password: §
- [ ] Password: \`§\`
- **Pass:** \`§\`
> password: §
# password: §
// password: §
-- password: §
<!-- password: § -->
{/* pw: § */}
owner: dana # pw §
title: "Staging (password: §)"
summary: Login with dana / §
Login with user dana and password §
Sign in using dana:§
Sign in at https://app.northwind.dk as dana with §
Use dana / § to log in.
Username: dana⏎Password: §
Username dana⏎Password §
User: dana | Password: §
Host: db1, User: app, Password: §, Port: 5432
(user: dana, password: §)
creds: dana/§
Creds for staging: dana / §
credentials (staging): dana:§
Logins: dana/§, rui/nL5!wRx93
account: dana, password: §
Admin-Passwort: §
WLAN-Passwort: §
Root-Kennwort: §
Benutzername: dana, Passwort: §
Zugangsdaten (Staging): dana / §
Anmeldung mit dana und Passwort §
Initialpasswort: §
Contraseña de la base de datos: §
la clave es §
usuario / clave: dana / §
Credenciales: dana / §
mot de passe de la base : §
MDP : §
le mdp est §
Identifiant : dana⏎Mot de passe : §
Senha do banco: §
senha inicial: §
palavra-passe de administrador: §
パスワード：\`§\`
初期パスワード: §
データベースのパスワードは § です。
ログイン情報：dana / §
ID: dana / PW: §
暗証番号：§
ﾊﾟｽﾜｰﾄﾞ: §
curl --basic -u 'dana:§' https://x.northwind.dk
curl -s -u "dana:§" https://x
curl https://x -udana:§
curl --digest --user dana:§ https://x
curl -d 'grant_type=password&username=dana&password=§' https://x
curl -d '{"user":"dana","password":"§"}' https://x
curl -F password=§ https://x
curl --data-urlencode "password=§" x
wget --http-user=dana --http-passwd=§ x
http POST api/login username=dana password='§'
Authorization = "Bearer ¤"
authorization: Bearer ¤
headers = {"Authorization": f"Bearer ¤"}
-H 'Authorization: Bearer ¤' \\
--header="Authorization: Token ¤"
Cookie: auth_token=¤
X-API-KEY=¤
x-api-key:¤
api_key=¤
apiKey: '¤'
"apikey":"¤"
API_KEY = ¤
export API_KEY='¤'
$env:API_KEY="¤"
SET API_KEY=¤
set -x API_KEY ¤
ENV API_KEY ¤
-e API_KEY=¤
--api-key ¤
--apikey=¤
API key: ¤
API Key (sandbox): \`¤\`
| API key | \`¤\` |
Our API key is ¤.
clave de API: ¤
clé API : ¤
chave de API: ¤
API-Schlüssel: ¤
APIキー: ¤
clientSecret: "¤"
OAuth client secret: ¤
consumer_secret: ¤
app_secret: ¤
shared secret: ¤
signing secret: ¤
refresh_token: ¤
id_token: ¤
session_token="¤"
bot token: ¤
deploy key: ¤
OKTA_API_TOKEN=¤
Okta token ¤
AZURE_DEVOPS_PAT=¤
Azure DevOps PAT: ¤
algolia admin api key ¤
dd-application-key: ¤
CF_API_KEY=¤
LINODE_TOKEN=¤
secret_access_key: ¤
Password=§;
pwd=§;Encrypt=yes
Server=tcp:sql1,1433;User ID=sa;Password=§;Encrypt=True;
jdbc:mysql://db1/billing?user=app&password=§&useSSL=false
jdbc:postgresql://app:§@db1/billing
DATABASE_URL="postgres://app:§@db1:5432/billing?sslmode=require"
REDIS_URL=redis://:§@cache:6379/1
MONGO_URL=mongodb+srv://app:§@c0.x1.mongodb.net/billing?retryWrites=true
AMQP_URL=amqps://app:§@mq.cloudamqp.com/app
ELASTIC=https://elastic:§@es.internal:9200
CELERY_BROKER_URL = "amqp://celery:§@mq//"
SMTP_URL=smtp://mailer:§@smtp:587
git remote add origin https://dana:§@git.northwind.dk/x.git
pip install --index-url https://dana:§@pypi.northwind.dk/simple x
ldap://cn=admin:§@ldap
user = "app"⏎password = "§"
[client]⏎user=root⏎password=§
db.password = §
quarkus.datasource.password=§
spring:⏎  datasource:⏎    password: §
<password>§</password>
<pass>§</pass>
<secret>¤</secret>
<apiKey>¤</apiKey>
<entry key="password" value="§"/>
<Setting Name="Password">§</Setting>
<dd>Password: §</dd>
<td>Password</td>⏎<td><code>§</code></td>
<li>Password: <code>§</code></li>
<Note title="Password: §">x</Note>
password: |⏎  §
password: |-⏎    §
token: >-⏎  ¤
env:⏎  - name: API_TOKEN⏎    value: ¤
- { name: API_TOKEN, value: ¤ }
"Key": "DbPassword", "Value": "§"
"ParameterKey": "DbPassword",⏎"ParameterValue": "§"
variable "db_password" {⏎  default = "§"⏎}
resource x {⏎  password = "§"⏎}
machine api.northwind.dk login dana password §
machine api.northwind.dk⏎  login dana⏎  password §
default login dana password §
db.internal:5432:billing:app:§
mysql -uroot -p§
mysql -u root -p"§" billing
mysqldump --password=§ billing
PGPASSWORD=§ pg_dump billing
PGPASSWORD="§" psql
sshpass -p§ ssh dana@x
sshpass -p § ssh dana@x
docker login -u dana -p§ r.northwind.dk
docker login --username dana --password §
echo § | docker login -u dana --password-stdin
redis-cli -a §
ALTER ROLE app PASSWORD '§';
CREATE USER app IDENTIFIED BY §;
CREATE LOGIN app WITH PASSWORD = '§';
INSERT INTO users (email, password) VALUES ('dana@x.dk', '§');
UPDATE users SET password = '§' WHERE id = 1;
password text DEFAULT '§'
SECRET_KEY="¤"
config.secret_key_base = '¤'
APP_KEY=base64:¤
master.key: ¤
\`config/master.key\` is ¤
config/master.key:⏎⏎\`\`\`⏎¤⏎\`\`\`
[pypi]⏎username = dana⏎password = §
private_key = "¤"
PrivateKey = ¤
eth private key: 0x¤
| Service | User | Pass |⏎| --- | --- | --- |⏎| db | app | § |
|Service|Password|⏎|-|-|⏎|db|§|
| Password |⏎| :---: |⏎| \`§\` |
| Service | Token |⏎| --- | --- |⏎| maps | ¤ |
| Service | Credentials |⏎| --- | --- |⏎| db | app / § |
| Service | Login |⏎| --- | --- |⏎| db | app / § |
| Service | Username / Password |⏎| --- | --- |⏎| db | app / § |
| Dienst | Benutzer | Passwort |⏎| --- | --- | --- |⏎| db | app | § |
| サービス | パスワード |⏎| --- | --- |⏎| db | § |
service,user,password⏎db,app,§
service;user;password⏎db;app;§
"user","password"⏎"app","§"
`;

export function pastedSamples(): Sample[] {
  return PASTED.trim()
    .split('\n')
    .map((what, number) => {
      const draw = lots(8000 + number);
      const secret = what.includes('§') ? draw.password() : draw.pick([draw.hex, draw.alnum])(32);
      const text = `${what.replace(/[§¤]/g, () => secret).replaceAll('⏎', '\n')}\n`;
      return { what, text, secrets: [secret] };
    });
}
