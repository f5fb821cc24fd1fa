// For invited members only: makes a ballot that nobody can recognise, and seals what they answer. Nothing is stored in the browser.
import { offerAnswer } from './ballot/answer.js';
import { offerBallot } from './ballot/get.js';

offerBallot();
offerAnswer();
